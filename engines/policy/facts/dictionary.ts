import type { FeelType, RecordField } from '../feel/types.ts';
import { isAllowedName, proposeName } from '../names.ts';
import type { Problem } from '../problems.ts';
import { YamlSource, type Path } from '../file/yaml-source.ts';
import {
  factDictionarySchema,
  type FactDefinition,
  type FieldDefinition,
} from './dictionary-schema.ts';

/** The facts a city knows, by id and by official name. */
export interface FactDictionary {
  readonly facts: ReadonlyMap<string, FactDefinition>;
  /** Official name or id → fact. */
  readonly byName: ReadonlyMap<string, FactDefinition>;
  /** Type of each fact, by id. */
  readonly types: ReadonlyMap<string, FeelType>;
}

export type FactDictionaryResult =
  | { readonly ok: true; readonly dictionary: FactDictionary }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** A coded list by the name that problems give it. */
function codesOf(name: string, codes: CodesOf): FeelType {
  return { kind: 'code', list: { name, codes: new Map(codes.map((c) => [c.code, c.label])) } };
}

type CodesOf = Extract<FactDefinition, { type: 'code' }>['codes'];

function typeOf(fact: FactDefinition | FieldDefinition): FeelType {
  switch (fact.type) {
    case 'number':
      return { kind: 'number', whole: fact.whole, unit: fact.unit };
    case 'money':
      return { kind: 'money', whole: true };
    case 'code':
      return codesOf(fact.name, fact.codes);
    case 'codes':
      return { kind: 'list', of: codesOf(fact.name, fact.codes) };
    case 'records': {
      const fields = fact.fields.flatMap((field) => {
        const entry: RecordField = { name: field.name, type: typeOf(field) };
        return [[field.id, entry] as const, [field.name, entry] as const];
      });
      return { kind: 'list', of: { kind: 'record', fields: new Map(fields) } };
    }
    default:
      return { kind: fact.type };
  }
}

/** A dictionary of checked definitions. */
function dictionaryOf(facts: readonly FactDefinition[]): FactDictionary {
  return {
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    byName: new Map(
      facts.flatMap((fact) => [[fact.id, fact] as const, [fact.name, fact] as const]),
    ),
    types: new Map(facts.map((fact) => [fact.id, typeOf(fact)])),
  };
}

/**
 * Reads and checks a fact dictionary.
 *
 * @param text     Content of the file, YAML 1.2.
 * @param fileName Name shown in problems.
 * @returns        The dictionary, or every problem with line and remedy. Never throws.
 */
export function parseFactDictionary(text: string, fileName: string): FactDictionaryResult {
  const source = new YamlSource(text, fileName);
  const content = source.read(factDictionarySchema);
  if (!content) return { ok: false, problems: source.problems };
  content.facts.forEach((fact, i) => {
    checkNames(source, fact, ['facts', i]);
    if (fact.type === 'code' || fact.type === 'codes') checkCodes(source, fact.codes, ['facts', i]);
    if (fact.type === 'records') checkFields(source, fact.fields, ['facts', i, 'fields']);
  });
  source.refuseDuplicates(content.facts.map((f, i) => ({ id: f.id, path: ['facts', i, 'id'] })));
  source.refuseDuplicates(
    content.facts.map((f, i) => ({ id: f.name, path: ['facts', i, 'name'] })),
  );
  if (source.problems.length > 0) return { ok: false, problems: source.problems };
  return { ok: true, dictionary: dictionaryOf(content.facts) };
}

function checkNames(
  source: YamlSource,
  { id, name }: FactDefinition | FieldDefinition,
  path: Path,
): void {
  // A fact called as something every JavaScript object has would be found where none was given.
  const inherited = id in Object.prototype;
  if (isAllowedName(name) && !inherited) return;
  source.refuse('name.not-allowed', [...path, inherited ? 'id' : 'name'], {
    name: inherited ? id : name,
    proposal: inherited ? `${id}Value` : proposeName(name),
  });
}

function checkCodes(source: YamlSource, codes: CodesOf, path: Path): void {
  source.refuseDuplicates(
    codes.map((c, j) => ({ id: c.code, path: [...path, 'codes', j, 'code'] })),
  );
}

function checkFields(source: YamlSource, fields: readonly FieldDefinition[], path: Path): void {
  fields.forEach((field, j) => {
    checkNames(source, field, [...path, j]);
    if (field.type === 'code') checkCodes(source, field.codes, [...path, j]);
  });
  for (const key of ['id', 'name'] as const) {
    source.refuseDuplicates(fields.map((f, j) => ({ id: f[key], path: [...path, j, key] })));
  }
}
