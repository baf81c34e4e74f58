import { listBenefits } from '@yanzhen/registers/policies/offers.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import type { CivilDate } from '@yanzhen/values/civil-date.ts';
import { getIndicator, listIndicators, measure, type Question } from '../indicators/offers.ts';
import { printedSentence } from './printed-words.ts';
import { printedValue } from './units.ts';

/** A figure that a letter states, as the city's own records or policies give it. */
export interface StatedFigure {
  /** As the letters' list of figures has it, e.g. L04. */
  readonly id: string;
  /** Money in yuan; two ends of a range as an array; of a rule whether it is in force. */
  readonly value: number | boolean | readonly number[];
  readonly unit: string;
  /** How many records, or parameters, stand behind it. */
  readonly rows: number;
  readonly definition: string;
  readonly asOf: CivilDate;
}

/** What a figure needs beside its definition: no value of any. */
export interface StatedAs {
  readonly validOn: CivilDate;
  /** Units in which the letter states figures, where they are not the indicator's own. */
  readonly units: Readonly<Record<string, string>>;
  /** Growth in per cent of one indicator against another, to two decimals. */
  readonly growth: Readonly<Record<string, { readonly of: string; readonly base: string }>>;
}

/** Every figure of the letters that the city's indicators and policies reproduce, by id. */
export async function listStatedFigures(turn: Turn, as: StatedAs): Promise<StatedFigure[]> {
  const found = [
    ...(await ofIndicators(turn, as)),
    ...(await ofGrowth(turn, as)),
    ...(await ofPolicies(turn, as)),
  ];
  return found.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

async function ofIndicators(turn: Turn, { validOn, units }: StatedAs): Promise<StatedFigure[]> {
  const found: StatedFigure[] = [];
  for (const indicator of await listIndicators(turn)) {
    if (indicator.figures.length === 0) continue;
    const taken = await measure(turn, questionOn(turn, indicator, validOn));
    for (const id of indicator.figures) {
      const unit = units[id] ?? indicator.unit;
      const value = unit === 'rule' ? taken.count > 0 : printedValue(indicator.unit, taken.measure);
      found.push({
        id,
        value,
        unit,
        rows: taken.count,
        definition: indicator.says.zh,
        asOf: validOn,
      });
    }
  }
  return found;
}

function questionOn(turn: Turn, indicator: Question['indicator'], validOn: CivilDate): Question {
  return { indicator, asOf: { validOn, knownAt: turn.now }, filter: {} };
}

async function ofGrowth(turn: Turn, { validOn, growth }: StatedAs): Promise<StatedFigure[]> {
  const found: StatedFigure[] = [];
  for (const [id, { of, base }] of Object.entries(growth)) {
    const [now, before] = [await getIndicator(turn, of), await getIndicator(turn, base)];
    const taken = await measure(turn, questionOn(turn, now, validOn));
    const than = await measure(turn, questionOn(turn, before, validOn));
    if (than.measure === 0) continue;
    const value = Math.round((taken.measure / than.measure - 1) * 10_000) / 100;
    const definition = printedSentence('growth', { of: now.says.zh, base: before.name.zh });
    const rows = taken.count + than.count;
    found.push({ id, value, unit: 'percent', rows, definition, asOf: validOn });
  }
  return found;
}

/** Parameters that come out of a letter name their figure as the source. */
async function ofPolicies(turn: Turn, { validOn, units }: StatedAs): Promise<StatedFigure[]> {
  const policies = new Map(
    (await listBenefits(turn)).map(({ policy }) => [policy.document.id, policy]),
  );
  const parts = new Map<string, { values: number[]; unit: string; labels: string[] }>();
  for (const { parameters, document } of policies.values()) {
    for (const { source, value, values, unit: own, label } of parameters.values()) {
      const dated = values?.find(
        ({ from, until }) => from <= validOn && (until === null || until > validOn),
      );
      const written = value ?? dated?.value;
      if (source === 'assumed' || typeof written !== 'number') continue;
      const unit = units[source] ?? own;
      const known = parts.get(source) ?? { values: [], unit, labels: [] };
      known.values.push(own === 'month' && unit === 'year' ? written / 12 : written);
      known.labels.push(`${label.zh}（${document.title.zh}）`);
      parts.set(source, known);
    }
  }
  return [...parts].map(([id, { values, unit, labels }]) => ({
    id,
    value: values.length === 1 ? (values[0] ?? 0) : values.toSorted((a, b) => a - b),
    unit,
    rows: values.length,
    definition: `${labels.join('；')}。`,
    asOf: validOn,
  }));
}
