import { addMonths } from '@yanzhen/values/civil-date.ts';
import type { Localized } from '@yanzhen/values/localized.ts';
import type { FactDictionary } from '../../facts/dictionary.ts';
import type { FactDefinition } from '../../facts/dictionary-schema.ts';
import type { PopulationSource } from '../population.ts';
import { rowKinds, type RowKind } from '../row-kind.ts';
import { drawerOf, evenDrawer, weighted, wholeDrawer, type Drawer } from './draw.ts';
import type { DrawnFact, PopulationFile, Wanted } from './population-schema.ts';
import { Draws } from './random.ts';

interface FactDraw {
  readonly id: string;
  readonly isList: boolean;
  readonly unknown: number;
  readonly usual: Drawer;
  readonly special: readonly {
    readonly holds: (values: Values) => boolean;
    readonly draw: Drawer;
  }[];
}

type Values = Record<string, unknown>;

/**
 * Persons that nobody is: drawn row by row from the distributions of a population file. The same file,
 * dictionary, number and seed give the same rows, and a row is drawn again by itself.
 *
 * @param file      Checked by `parsePopulationFile`.
 * @param counties  Counties of the city with their names, in the order of its file.
 */
export function syntheticSource(
  file: PopulationFile,
  dictionary: FactDictionary,
  counties: readonly { readonly code: string; readonly label: Localized }[],
  { persons, seed }: { readonly persons: number; readonly seed: number },
): PopulationSource {
  const named = Object.keys(file.facts);
  const rest = [...dictionary.facts.keys()].filter((id) => !Object.hasOwn(file.facts, id));
  const facts = [...named, ...rest].flatMap((id) => {
    const fact = dictionary.facts.get(id);
    return fact ? [factDraw(fact, file.facts[id])] : [];
  });
  const kindOf = weighted<RowKind>(
    rowKinds.flatMap((kind) => {
      const weight = file.kinds[kind] ?? 0;
      return weight > 0 ? [[kind, weight] as const] : [];
    }),
  );
  const countyOf = weighted(
    counties.map(({ code }, place) => [place, file.counties[code] ?? 0] as const),
  );
  const years = Object.keys(file.years).map(Number);
  const firstYear = Math.min(...years);
  const yearOf = weighted(years.map((year) => [year - firstYear, file.years[year] ?? 0] as const));
  const grouped = dictionary.facts.get(file.class);
  const codes = grouped?.type === 'code' ? grouped.codes : [];
  const places = new Map(codes.map(({ code }, i) => [code, i]));
  const draws = new Draws();
  return {
    persons,
    kinds: rowKinds.filter((kind) => (file.kinds[kind] ?? 0) > 0),
    counties,
    classes: [
      ...codes.map(({ code, label }) => ({ code, label })),
      { code: null, label: { zh: '其他或未知', en: 'Other or not known' } },
    ],
    firstYear,
    years: Math.max(...years) - firstYear + 1,
    row: (row, lists) => {
      draws.at(seed, row, 0);
      const kind = kindOf(draws);
      const values: Values = { kind };
      const read = lists?.(kind);
      const place = { county: countyOf(draws), class: 0, year: yearOf(draws) };
      for (let i = 0; i < facts.length; i++) {
        const fact = facts[i]!;
        if (fact.isList && read !== undefined && !read.has(fact.id)) continue;
        draws.at(seed, row, i + 1);
        if (fact.unknown > 0 && draws.next() < fact.unknown) continue;
        values[fact.id] = drawOne(fact, values, draws);
      }
      // Only persons are grouped: an employer has no education.
      if (kind === 'person') place.class = places.get(String(values[file.class])) ?? codes.length;
      else place.class = codes.length;
      return { values, kind, place };
    },
  };
}

function drawOne({ special, usual }: FactDraw, values: Values, draws: Draws): unknown {
  for (const each of special) if (each.holds(values)) return each.draw(draws);
  return usual(draws);
}

function factDraw(fact: FactDefinition, drawn: DrawnFact | undefined): FactDraw {
  const even = evenDrawer(fact);
  const isList = fact.type === 'records' || fact.type === 'codes';
  if (!drawn) return { id: fact.id, isList, unknown: 0, usual: even, special: [] };
  const usual = drawerOf(drawn) ?? recordsDrawer(fact, drawn) ?? even;
  const special = drawn.when.map(({ where, ...way }) => ({
    holds: conditionOf(where),
    draw: drawerOf(way) ?? usual,
  }));
  return { id: fact.id, isList, unknown: drawn.unknown / 100, usual, special };
}

function conditionOf(where: Readonly<Record<string, Wanted>>): (values: Values) => boolean {
  const tests = Object.entries(where).map(([id, wanted]) => {
    if (typeof wanted === 'boolean') return (values: Values) => values[id] === wanted;
    if (Array.isArray(wanted)) {
      const list: readonly unknown[] = wanted;
      return (values: Values) => list.includes(values[id]);
    }
    const { from = -Infinity, to = Infinity } = wanted;
    return (values: Values) => {
      const value = values[id];
      return typeof value === 'number' && value >= from && value <= to;
    };
  });
  return (values) => tests.every((test) => test(values));
}

/** Records with fields drawn each by its own way, or consecutive months up to a day. */
function recordsDrawer(fact: FactDefinition, { records }: DrawnFact): Drawer | undefined {
  if (!records || fact.type !== 'records') return undefined;
  const count = wholeDrawer(records.count);
  const { monthly } = records;
  const fields = fact.fields
    .filter(({ id }) => id !== monthly?.field)
    .map((field) => {
      const drawn = records.fields[field.id];
      return [field.id, (drawn && drawerOf(drawn)) ?? evenDrawer(field)] as const;
    });
  const months = new Map<number, string>();
  const monthBefore = (until: string, ago: number): string => {
    let day = months.get(ago);
    if (day === undefined) months.set(ago, (day = addMonths(`${until.slice(0, 7)}-01`, -ago)));
    return day;
  };
  return (draws) => {
    const length = count(draws);
    return Array.from({ length }, (_, i) => {
      const record: Values = {};
      if (monthly) record[monthly.field] = monthBefore(monthly.until, length - 1 - i);
      for (const [id, draw] of fields) record[id] = draw(draws);
      return record;
    });
  };
}
