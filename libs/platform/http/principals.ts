import type { Principal } from './principal';

/** Knows who is behind an API key. */
export abstract class Principals {
  /**
   * The principal of this token; undefined when it opens nothing (unknown, wrong or revoked), at most 3 seconds after it
   * was revoked. Throws `EventLogError` when the ledger cannot be read.
   */
  abstract identify(token: string): Promise<Principal | undefined>;
}
