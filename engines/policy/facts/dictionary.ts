import type { FeelType } from '../feel/types.ts';
import { isAllowedName, proposeName } from '../names.ts';
import type { Problem } from '../problems.ts';
import { YamlSource } from '../file/yaml-source.ts';
import { factDictionarySchema, type FactDefinition } from './dictionary-schema.ts';

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

function typeOf(fact: FactDefinition): FeelType {
  switch (fact.type) {
    case 'number':
      return { kind: 'number', whole: fact.whole, unit: fact.unit };
    case 'money':
      return { kind: 'money', whole: true };
    case 'code':
      return {
        kind: 'code',
        list: { name: fact.name, codes: new Map(fact.codes.map((c) => [c.code, c.label])) },
      };
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
    // A fact called as something every JavaScript object has would be found where none was given.
    const inherited = fact.id in Object.prototype;
    if (!isAllowedName(fact.name) || inherited) {
      const name = inherited ? fact.id : fact.name;
      const proposal = inherited ? `${fact.id}Value` : proposeName(fact.name);
      source.refuse('name.not-allowed', ['facts', i, inherited ? 'id' : 'name'], {
        name,
        proposal,
      });
    }
    if (fact.type === 'code') {
      const codes = fact.codes.map((c, j) => ({
        id: c.code,
        path: ['facts', i, 'codes', j, 'code'],
      }));
      source.refuseDuplicates(codes);
    }
  });
  source.refuseDuplicates(content.facts.map((f, i) => ({ id: f.id, path: ['facts', i, 'id'] })));
  source.refuseDuplicates(
    content.facts.map((f, i) => ({ id: f.name, path: ['facts', i, 'name'] })),
  );
  if (source.problems.length > 0) return { ok: false, problems: source.problems };
  return { ok: true, dictionary: dictionaryOf(content.facts) };
}
