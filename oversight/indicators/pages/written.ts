import { yuanForReader } from '@yanzhen/values/money.ts';
import type { IndicatorView } from '../contract.ts';

/** A measure for a reader: yuan out of whole fen, thousands separated; the unit is printed beside. */
export function measureText(unit: IndicatorView['unit'], measure: number): string {
  if (unit === 'yuan') return yuanForReader(measure);
  return String(measure).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
