import type { Clock, Decisions } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import { Sessions } from '@ledgerline/platform/http';
import { session } from '../evolve';
import type { LedgerPrincipals, OpenKey } from '../key-check/ledger-principals';
import { RecentStates } from '../key-check/recent-states';
import type { Session } from '../state';
import { keptUntil } from './lifetime';
import { isProof, readSessionToken } from './session-token';

/** Records that the session is used; whoever asks does not wait for it. */
export type KeepSession = (sessionId: string, principal: Principal, idleAt: string) => Promise<unknown>;

/** Checks sessions against the ledger itself: a session is what its events say, and worth what its key is worth now. */
export class LedgerSessions extends Sessions {
  private readonly sessions: RecentStates<Session>;
  private readonly keeping = new Set<string>();

  constructor(
    decisions: Decisions,
    private readonly keys: LedgerPrincipals,
    private readonly clock: Clock,
    private readonly keepSession: KeepSession,
    now?: () => number,
  ) {
    super();
    this.sessions = new RecentStates({
      load: async (sessionId) => (await decisions.load(session, sessionId)).state,
      exists: ({ status }) => status !== 'unknown',
      now,
    });
  }

  async identify(text: string, isUse: boolean): Promise<Principal | undefined> {
    const token = readSessionToken('session', text);
    const state = token && (await this.sessions.of(token.sessionId));
    if (token === undefined || state?.status !== 'active') return undefined;
    const { started, idleAt } = state;
    const { keyId, secretDigest, endsAt } = started;
    const now = this.clock.now();
    if (now >= idleAt || now >= endsAt) return undefined;
    const key = await this.keys.keyCalled(keyId);
    if (key === undefined || !isProofOfAny(token.secret, secretDigest, key)) return undefined;
    const principal = { ...key.principal, session: { sessionId: token.sessionId, idleAt, endsAt } };
    if (isUse) this.keep(principal, now);
    return principal;
  }

  forget(sessionId: string): void {
    this.sessions.forget(sessionId);
  }

  /** While the ledger cannot be written nothing is lost: the next use tries again. */
  private keep(principal: Principal & Required<Pick<Principal, 'session'>>, now: string): void {
    const { sessionId } = principal.session;
    const idleAt = keptUntil(now, principal.session);
    if (idleAt === undefined || this.keeping.has(sessionId)) return;
    this.keeping.add(sessionId);
    const done = () => {
      this.keeping.delete(sessionId);
      this.forget(sessionId);
    };
    this.keepSession(sessionId, principal, idleAt).then(done, done);
  }
}

/** A session that was begun with the secret before this one lasts as long as that. */
function isProofOfAny(secret: string, proof: string, { digest, formerDigest }: OpenKey): boolean {
  return isProof(secret, digest, proof) || (formerDigest !== undefined && isProof(secret, formerDigest, proof));
}
