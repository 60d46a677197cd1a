import type { Principal } from './principal';

/** Knows who is signed in with a session. */
export abstract class Sessions {
  /**
   * The principal behind this session; undefined when it opens nothing: unknown, over, or its key revoked, at most 3 seconds
   * ago. With `isUse` it lasts longer for it. Throws `EventLogError` when the ledger cannot be read.
   */
  abstract identify(token: string, isUse: boolean): Promise<Principal | undefined>;
}
