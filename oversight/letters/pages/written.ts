import { yuanForReader } from '@yanzhen/values/money.ts';

/** A measure for a reader: yuan out of whole fen, thousands separated. */
export function measureText(unit: string, measure: number): string {
  if (unit === 'yuan') return yuanForReader(measure);
  return String(measure).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
