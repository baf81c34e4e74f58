import type { Turn } from '../turn/turn.ts';

/** The other side surely did not take the message: it may be tried again. */
export class NotTaken extends Error {}

/** A way out of the house: a text to a mobile number or an e-mail address. */
export interface Outlet {
  /**
   * Whether the same key twice reaches the person once: then a delivery that was cut off is repeated, else it
   * is left for a person to look at.
   */
  readonly repeatable: boolean;
  /**
   * Hands a text over.
   *
   * @param key  The same for every try of one delivery.
   * @throws NotTaken when the other side refused or could not be reached; anything else leaves open whether it
   *         was taken.
   */
  send(turn: Turn, to: string, text: string, key: string): Promise<void>;
}

/** The ways that an installation has. */
export interface Outlets {
  readonly sms: Outlet;
  readonly email: Outlet;
}
