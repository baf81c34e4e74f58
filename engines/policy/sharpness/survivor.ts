import type { Localized } from '@yanzhen/values/localized.ts';
import type { Path } from '../file/yaml-source.ts';

/** A change of a policy that no worked example notices. */
export interface Survivor {
  /** Name of the policy's file. */
  readonly fileName: string;
  /** Where the changed piece stands. */
  readonly path: Path;
  /** What was changed into what. */
  readonly change: Localized;
  /** Which example would notice. */
  readonly remedy: Localized;
}

/** A changed piece of a policy, before it is known whether an example notices. */
export interface Change extends Omit<Survivor, 'fileName'> {}
