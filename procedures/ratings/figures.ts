/** Share of good ratings in tenths of a percent, rounded to the nearest; null without ratings. */
export function goodPermille(good: number, total: number): number | null {
  return total === 0 ? null : Math.round((good * 1000) / total);
}

/** The month after: `2024-12` → `2025-01`. */
export function monthAfter(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}

/** A text with every number of seven or more digits hidden: telephones, identity and account numbers. */
export function maskNumbers(text: string): string {
  return text.replace(/\d(?:[\s-]?\d){6,}[Xx]?/g, '***');
}
