import type { Localized } from '@yanzhen/values/localized.ts';

/** Why the embedded PostgreSQL could not be started; `remedy` is what the operator can do. */
export class PostgresError extends Error {
  override readonly name = 'PostgresError';
  readonly says: Localized;
  readonly remedy: Localized;
  /** The last lines of what PostgreSQL itself printed; may be empty. */
  readonly output: string;

  constructor(told: { says: Localized; remedy: Localized; output?: string; cause?: unknown }) {
    super(
      [told.says.en, told.remedy.en, told.output].filter(Boolean).join('\n'),
      told.cause === undefined ? undefined : { cause: told.cause },
    );
    this.says = told.says;
    this.remedy = told.remedy;
    this.output = told.output ?? '';
  }
}
