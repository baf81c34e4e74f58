import type { IndicatorDefinition } from '../indicators/offers.ts';

/** Units as a letter prints them; a letter is Chinese. */
const printed: Readonly<Record<IndicatorDefinition['unit'], { zh: string; en: string }>> = {
  person: { zh: '人', en: 'persons' },
  'person-time': { zh: '人次', en: 'person-times' },
  item: { zh: '项', en: 'items' },
  yuan: { zh: '元', en: 'yuan' },
};

/** The unit that stands behind a figure in the text; things have a measure word (量词) of their own. */
export function printedUnit({
  unit,
  counter,
}: Pick<IndicatorDefinition, 'unit' | 'counter'>): string {
  return counter ?? printed[unit].zh;
}

/** A measure in the printed unit: whole fen become yuan. */
export function printedValue(unit: IndicatorDefinition['unit'], measure: number): number {
  return unit === 'yuan' ? measure / 100 : measure;
}
