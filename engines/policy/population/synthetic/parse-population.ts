import { nearestName } from '../../nearest.ts';
import type { FactDictionary } from '../../facts/dictionary.ts';
import type { FactDefinition, FieldDefinition } from '../../facts/dictionary-schema.ts';
import { YamlSource, type Path } from '../../file/yaml-source.ts';
import type { Problem } from '../../problems.ts';
import {
  populationFileSchema,
  type Drawn,
  type PopulationFile,
  type Wanted,
} from './population-schema.ts';

export type PopulationFileResult =
  | { readonly ok: true; readonly file: PopulationFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Ways that give a value of each type of fact. */
const waysOf: Readonly<Record<FactDefinition['type'], readonly string[]>> = {
  boolean: ['chance'],
  code: ['shares'],
  text: ['shares'],
  number: ['whole', 'number'],
  money: ['yuan'],
  date: ['day'],
  codes: ['several'],
  records: ['records'],
};
const ways = ['chance', 'shares', 'whole', 'number', 'yuan', 'day', 'several', 'records'];

/**
 * Reads and checks a population file against the facts and counties of the city.
 *
 * @param counties  County codes of the city.
 * @returns         The file, or every problem with line and remedy. Never throws.
 */
export function parsePopulationFile(
  text: string,
  fileName: string,
  dictionary: FactDictionary,
  counties: readonly string[],
): PopulationFileResult {
  const source = new YamlSource(text, fileName);
  const file = source.read(populationFileSchema);
  if (!file) return { ok: false, problems: source.problems };
  new FileCheck(source, dictionary).check(file, counties);
  if (source.problems.length > 0) return { ok: false, problems: source.problems };
  return { ok: true, file };
}

class FileCheck {
  private readonly source: YamlSource;
  private readonly dictionary: FactDictionary;

  constructor(source: YamlSource, dictionary: FactDictionary) {
    this.source = source;
    this.dictionary = dictionary;
  }

  check(file: PopulationFile, counties: readonly string[]): void {
    for (const code of Object.keys(file.counties)) {
      if (!counties.includes(code)) this.unknown(code, counties, ['counties', code]);
    }
    this.weigh(Object.values(file.counties), ['counties']);
    this.weigh(
      Object.values(file.kinds).map((weight) => weight ?? 0),
      ['kinds'],
    );
    this.weigh(Object.values(file.years), ['years']);
    for (const year of Object.keys(file.years)) {
      if (!/^20\d\d$/.test(year)) this.unknown(year, [String(2026)], ['years', year]);
    }
    const coded = [...this.dictionary.facts.values()].filter(({ type }) => type === 'code');
    if (!coded.some(({ id }) => id === file.class)) {
      this.unknown(
        file.class,
        coded.map(({ id }) => id),
        ['class'],
      );
    }
    const above = new Set(['kind']);
    for (const [id, drawn] of Object.entries(file.facts)) {
      const fact = this.dictionary.facts.get(id);
      if (!fact) {
        this.unknown(id, this.dictionary.facts.keys(), ['facts', id]);
        continue;
      }
      this.way(fact, drawn, ['facts', id]);
      drawn.when.forEach(({ where, ...way }, i) => {
        const at = ['facts', id, 'when', i];
        this.way(fact, way, at);
        for (const [other, wanted] of Object.entries(where)) {
          if (!above.has(other)) this.unknown(other, above, [...at, 'where', other]);
          else this.where(other, wanted, [...at, 'where', other]);
        }
      });
      if (drawn.records && fact.type === 'records')
        this.records(fact, drawn.records, ['facts', id, 'records']);
      above.add(id);
    }
  }

  private records(
    fact: Extract<FactDefinition, { type: 'records' }>,
    records: NonNullable<PopulationFile['facts'][string]['records']>,
    at: Path,
  ): void {
    const fields = new Map(fact.fields.map((field) => [field.id, field]));
    for (const [id, drawn] of Object.entries(records.fields)) {
      const field = fields.get(id);
      if (field) this.way(field, drawn, [...at, 'fields', id]);
      else this.unknown(id, fields.keys(), [...at, 'fields', id]);
    }
    const month = records.monthly?.field;
    if (month !== undefined && fields.get(month)?.type !== 'date') {
      const dates = fact.fields.filter(({ type }) => type === 'date').map(({ id }) => id);
      this.unknown(month, dates, [...at, 'monthly', 'field']);
    }
    if (records.count.to > fact.rowsMax)
      this.outside(fact, records.count.to, [...at, 'count', 'to']);
  }

  /** Exactly one way, one that gives values of the fact, and only values that the fact has. */
  private way(fact: FactDefinition | FieldDefinition, drawn: object, at: Path): void {
    const given = ways.filter(
      (way) => way in drawn && (drawn as Record<string, unknown>)[way] !== undefined,
    );
    const fitting = waysOf[fact.type];
    const wrong = given.find((way) => !fitting.includes(way));
    if (given.length !== 1 || wrong !== undefined) {
      this.source.refuse('population.one-way', wrong === undefined ? at : [...at, wrong], {
        name: fact.name,
        ways: fitting.join(', '),
      });
      return;
    }
    this.values(fact, drawn, at);
  }

  private values(fact: FactDefinition | FieldDefinition, drawn: Drawn, at: Path): void {
    const shares = drawn.shares ?? drawn.several?.shares;
    const path = drawn.several ? [...at, 'several'] : at;
    if (shares) {
      this.weigh(Object.values(shares), [...path, 'shares']);
      const codes = 'codes' in fact ? fact.codes.map(({ code }) => code) : undefined;
      for (const code of Object.keys(shares)) {
        if (codes && !codes.includes(code)) this.unknown(code, codes, [...path, 'shares', code]);
      }
    }
    for (const key of ['whole', 'number', 'yuan', 'day'] as const) {
      const range = drawn[key];
      if (!range) continue;
      if (range.from > range.to) this.outside(fact, range.to, [...at, key, 'to']);
      if (fact.type !== 'number' || typeof range.from !== 'number') continue;
      if (fact.min !== undefined && range.from < fact.min)
        this.outside(fact, range.from, [...at, key, 'from']);
      if (fact.max !== undefined && Number(range.to) > fact.max)
        this.outside(fact, range.to, [...at, key, 'to']);
      if (fact.whole && key === 'number') this.outside(fact, range.from, [...at, key]);
    }
  }

  private where(id: string, wanted: Wanted, at: Path): void {
    const fact = this.dictionary.facts.get(id);
    if (fact?.type !== 'code' || !Array.isArray(wanted)) return;
    const codes = fact.codes.map(({ code }) => code);
    wanted.forEach((code, i) => {
      if (!codes.includes(String(code))) this.unknown(String(code), codes, [...at, i]);
    });
  }

  private weigh(weights: readonly number[], at: Path): void {
    if (weights.reduce((sum, weight) => sum + weight, 0) > 0) return;
    this.source.refuse('population.no-weight', at);
  }

  private unknown(name: string, known: Iterable<string>, at: Path): void {
    this.source.refuse('population.unknown', at, { name, proposal: nearestName(name, known) });
  }

  private outside(fact: { readonly name: string }, value: number | string, at: Path): void {
    this.source.refuse('population.outside', at, { name: fact.name, value: String(value) });
  }
}
