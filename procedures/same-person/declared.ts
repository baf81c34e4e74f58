import { sql, type RawBuilder } from 'kysely';
import type {
  Feature,
  PersonRecordDeclaration,
  PersonSignDeclaration,
} from '@yanzhen/server/manifest/feature.ts';
import type { Localized } from '@yanzhen/values/localized.ts';

let signs: readonly PersonSignDeclaration[] = [];
let records: readonly PersonRecordDeclaration[] = [];

/** What features say of natural persons; no feature that is compared is imported here. */
export function declarePersons(features: readonly Feature[]): void {
  signs = features.flatMap((feature) => feature.personSigns ?? []);
  records = features.flatMap((feature) => feature.personRecords ?? []);
}

export function declaredSigns(
  weight: PersonSignDeclaration['weight'],
): readonly PersonSignDeclaration[] {
  return signs.filter((each) => each.weight === weight);
}

export function declaredRecords(): readonly PersonRecordDeclaration[] {
  return records;
}

/** An officer put the records side by side, without a sign that is compared. */
export const byHand = 'by-hand';

export function signName(sign: string): Localized {
  if (sign === byHand) return { zh: '人工提出', en: 'Put forward by an office' };
  return signs.find((each) => each.sign === sign)?.name ?? { zh: sign, en: sign };
}

/** Parts of a statement, one for each declaration, put under one another. */
export function allOf(parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(parts, sql` union all `);
}
