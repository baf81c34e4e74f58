import { canonicalText } from '@yanzhen/values/digest.ts';
import { FalseFigureError, formatFigure, type BoundFigure } from '@yanzhen/papers';
import { fault, Fault } from '@yanzhen/server/routes/fault.ts';
import { together } from '@yanzhen/server/turn/together.ts';
import type { Turn } from '@yanzhen/server/turn/turn.ts';
import {
  checkedQuestion,
  definitionOf,
  getIndicator,
  takeFigure,
  withRows,
  type Question,
} from '../indicators/offers.ts';
import { faults, type LetterFigure, type Slot } from './contract.ts';
import type { FigureRecord } from './figure-store.ts';
import { printedUnit, printedValue } from './units.ts';

/**
 * Takes the figures of slots as known now; a figure that was taken of the very same slot stays.
 *
 * @param kept  Figures taken before; none to take all of them anew.
 * @throws Fault `letters.slot-unknown` naming the slot whose indicator or filter there is not.
 */
export async function takeFigures(
  turn: Turn,
  slots: Readonly<Record<string, Slot>>,
  kept: readonly FigureRecord[] = [],
): Promise<FigureRecord[]> {
  return together(
    ...Object.entries(slots).map(async ([slot, asked]) => {
      const same = kept.find((each) => each.slot === slot && sameSlot(each, asked));
      return same ?? takeSlot(turn, slot, asked);
    }),
  );
}

function sameSlot(figure: FigureRecord, { indicatorId, ...slot }: Slot): boolean {
  const { filter, validOn, phrasing, scale, step, stated } = figure;
  return (
    figure.definition.id === indicatorId &&
    canonicalText({ filter, validOn, phrasing, scale, step, stated }) ===
      canonicalText({ ...slot, stated: slot.stated ?? null })
  );
}

async function takeSlot(turn: Turn, slot: string, asked: Slot): Promise<FigureRecord> {
  const question = await askedBy(turn, slot, asked);
  const { measure, ...rows } = await takeFigure(turn, question);
  const { validOn, filter, phrasing, scale, step } = asked;
  // A text that was kept before there was a stated number has none.
  const stated = asked.stated ?? null;
  return {
    id: turn.newId(),
    slot,
    definition: definitionOf(question.indicator),
    filter,
    validOn,
    knownAt: turn.now,
    measure,
    phrasing,
    scale,
    step,
    stated,
    shown: requireTrue(slot, question.indicator, measure, { phrasing, scale, step, stated }),
    ...rows,
  };
}

async function askedBy(turn: Turn, slot: string, asked: Slot): Promise<Question> {
  if (asked.validOn > turn.today) {
    const field = `body.content.slots.${slot}.validOn`;
    throw fault(faults.slotInFuture, { field, values: { slot }, status: 400 });
  }
  try {
    const indicator = await getIndicator(turn, asked.indicatorId);
    const asOf = { validOn: asked.validOn, knownAt: turn.now };
    return checkedQuestion(turn, { indicator, asOf, filter: asked.filter });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const field = `body.content.slots.${slot}`;
    throw fault(faults.slotUnknown, { field, values: { slot }, status: 400 });
  }
}

/** What is counted, and how it is called. */
type Counted = Pick<FigureRecord['definition'], 'unit' | 'counter'>;
type Wording = Pick<FigureRecord, 'phrasing' | 'scale' | 'step' | 'stated'>;

/** @throws Fault `letters.rounding-lies` naming the slot whose wording would not be true of the value. */
function requireTrue(slot: string, counted: Counted, measure: number, wording: Wording): string {
  try {
    return printed(counted, measure, wording);
  } catch (error) {
    if (!(error instanceof FalseFigureError)) throw error;
    const value = `${printedValue(counted.unit, measure)}${printedUnit(counted)}`;
    const part = wording.stated === null ? 'step' : 'stated';
    throw fault(faults.roundingLies, {
      field: `body.content.slots.${slot}.${part}`,
      values: { slot, printed: error.printed, value },
      status: 400,
    });
  }
}

/** A measure as the letter prints it. @throws FalseFigureError where the wording would not be true. */
function printed(
  counted: Counted,
  measure: number,
  { phrasing, scale, step, stated }: Wording,
): string {
  const options = {
    phrasing,
    scale,
    ...(step === null ? {} : { step }),
    ...(stated === null ? {} : { stated }),
  };
  return formatFigure(printedValue(counted.unit, measure), printedUnit(counted), options);
}

/** The question that a figure answers, as it was frozen. @throws Error where its rows are gone. */
export function questionOf(figure: FigureRecord): Question {
  const indicator = withRows(figure.definition);
  if (!indicator) throw new Error(`no feature declares ${figure.definition.of} any more`);
  const { filter, validOn, knownAt } = figure;
  return { indicator, filter, asOf: { validOn, knownAt } };
}

/**
 * Whether a frozen figure comes out of its definition and the history in every part: value, rows, what each adds,
 * their digest, and the words that are printed. False, too, where nothing declares its rows any more.
 */
export async function figureStillHolds(turn: Turn, figure: FigureRecord): Promise<boolean> {
  if (!withRows(figure.definition)) return false;
  try {
    const again = await takeFigure(turn, questionOf(figure));
    const shown = printed(figure.definition, again.measure, figure);
    const { measure, rowsDigest, rowIds, rowAdds } = figure;
    return (
      canonicalText({ ...again, shown }) ===
      canonicalText({ measure, rowsDigest, rowIds, rowAdds, shown: figure.shown })
    );
  } catch (error) {
    // A filter that its indicator does not have, or words that were never true, were put in afterwards.
    if (error instanceof FalseFigureError || error instanceof Fault) return false;
    throw error;
  }
}

/** The same question as of today, as known now; not kept. */
export async function figureNow(turn: Turn, figure: FigureRecord): Promise<FigureRecord> {
  const question = { ...questionOf(figure), asOf: { validOn: turn.today, knownAt: turn.now } };
  const taken = await takeFigure(turn, question);
  // The words were chosen for the value of then; what they say of now is written plainly.
  const plain = { phrasing: 'exact', scale: figure.scale, step: null, stated: null } as const;
  const shown = printed(figure.definition, taken.measure, plain);
  return { ...figure, ...taken, shown, validOn: turn.today, knownAt: turn.now };
}

/** A figure as the paper engine prints it. */
export function boundFigure(figure: FigureRecord): BoundFigure {
  const { definition } = figure;
  return {
    text: figure.shown,
    indicatorId: definition.id,
    validOn: figure.validOn,
    knownAt: figure.knownAt.toISOString(),
    value: printedValue(definition.unit, figure.measure),
    unit: printedUnit(definition),
    rowsDigest: figure.rowsDigest,
    rows: figure.rowIds.length,
  };
}

/** A figure as a page shows it. */
export function figureView(figure: FigureRecord): LetterFigure {
  const { id, name, says, unit } = figure.definition;
  return {
    slotId: figure.slot,
    shown: figure.shown,
    indicator: { id, name, says, unit },
    filter: figure.filter,
    validOn: figure.validOn,
    knownAt: figure.knownAt.toISOString(),
    measure: figure.measure,
    rows: figure.rowIds.length,
    rowsDigest: figure.rowsDigest,
  };
}
