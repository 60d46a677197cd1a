import type { Clock, Decisions } from '@ledgerline/kernel';
import { digestOf } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import { Principals } from '@ledgerline/platform/http';
import { apiKey } from '../evolve';
import type { ApiKey } from '../state';
import { RecentStates } from './recent-states';
import { hasDigest } from './same-digest';
import { readToken } from './token';

/** A key that opens something: whose it is, and the digest of the secret that was shown, or that it has now. */
export interface OpenKey {
  readonly principal: Principal;
  readonly digest: string;
  /** Of the secret before this one, while that opens, too. */
  readonly formerDigest?: string;
}

const ROOT = 'root';
const root: Principal = { keyId: ROOT, project: '*', kind: 'person', id: 'root', role: 'admin', groups: [] };

/** Checks API keys against the ledger itself, so that no read side has to be up for it or can be behind. */
export class LedgerPrincipals extends Principals {
  private readonly keys: RecentStates<ApiKey>;
  private readonly rootKey: OpenKey | undefined;

  constructor(
    decisions: Decisions,
    rootKey: string | undefined,
    private readonly clock: Clock,
    now?: () => number,
    answerMs?: number,
  ) {
    super();
    this.rootKey = rootKey === undefined || rootKey === '' ? undefined : { principal: root, digest: digestOf(rootKey) };
    this.keys = new RecentStates({
      load: async (keyId) => (await decisions.load(apiKey, keyId)).state,
      exists: ({ status }) => status !== 'unknown',
      now,
      answerMs,
    });
  }

  async identify(text: string): Promise<Principal | undefined> {
    return (await this.keyBehind(text))?.principal;
  }

  /** The key that is spelled so; undefined when it opens nothing. */
  async keyBehind(text: string): Promise<OpenKey | undefined> {
    if (this.rootKey !== undefined && hasDigest(text, this.rootKey.digest)) return this.rootKey;
    const token = readToken(text);
    const key = token && (await this.keyCalled(token.keyId));
    if (token === undefined || key === undefined) return undefined;
    const { principal, digest, formerDigest } = key;
    if (hasDigest(token.secret, digest)) return { principal, digest };
    if (formerDigest === undefined || !hasDigest(token.secret, formerDigest)) return undefined;
    return { principal: { ...principal, isFormerSecret: true }, digest: formerDigest };
  }

  /** The key of this id; undefined when it opens nothing, or nothing any more. */
  async keyCalled(keyId: string): Promise<OpenKey | undefined> {
    if (keyId === ROOT && this.rootKey !== undefined) return this.rootKey;
    const key = await this.keys.of(keyId);
    if (key.status !== 'active') return undefined;
    const { issued, former } = key;
    const now = this.clock.now();
    if (issued.expiresAt !== undefined && now >= issued.expiresAt) return undefined;
    const formerDigest = former !== undefined && now < former.until ? former.secretDigest : undefined;
    return {
      ...{ principal: principalOf(issued), digest: issued.secretDigest },
      ...(formerDigest !== undefined && { formerDigest }),
    };
  }
}

function principalOf(issued: Extract<ApiKey, { status: 'active' }>['issued']): Principal {
  const { keyId, project, principal, role, groups, environment } = issued;
  return { keyId, project, ...principal, role, groups, ...(environment !== undefined && { environment }) };
}
