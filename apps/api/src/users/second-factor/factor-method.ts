import type { Tx } from '../../database/tx';

/** A way to show the second factor by something typed. Passkeys, which sign a challenge, will stand beside it with routes of their own. */
export interface FactorMethod {
  /** Whether this could be one of its codes, by form alone. */
  reads(typed: string): boolean;
  /** Uses the code up. False: wrong, used before, or nothing was set up. */
  redeem(tx: Tx, personId: string, typed: string): Promise<boolean>;
}
