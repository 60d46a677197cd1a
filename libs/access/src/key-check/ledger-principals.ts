import type { Decisions } from '@ledgerline/kernel';
import { digestOf } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import { Principals } from '@ledgerline/platform/http';
import { apiKey } from '../evolve';
import type { ApiKey } from '../state';
import { RecentStates } from './recent-states';
import { hasDigest } from './same-digest';
import { readToken } from './token';

/** A key that opens something: whose it is, and the digest of its secret. */
export interface OpenKey {
  readonly principal: Principal;
  readonly digest: string;
}

const ROOT = 'root';
const root: Principal = { keyId: ROOT, project: '*', kind: 'person', id: 'root', role: 'admin', groups: [] };

/** Checks API keys against the ledger itself, so that no read side has to be up for it or can be behind. */
export class LedgerPrincipals extends Principals {
  private readonly keys: RecentStates<ApiKey>;
  private readonly rootKey: OpenKey | undefined;

  constructor(decisions: Decisions, rootKey: string | undefined, now?: () => number, answerMs?: number) {
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
    return key !== undefined && hasDigest(token?.secret ?? '', key.digest) ? key : undefined;
  }

  /** The key of this id; undefined when it opens nothing, or nothing any more. */
  async keyCalled(keyId: string): Promise<OpenKey | undefined> {
    if (keyId === ROOT && this.rootKey !== undefined) return this.rootKey;
    const key = await this.keys.of(keyId);
    if (key.status !== 'active') return undefined;
    return { principal: principalOf(key.issued), digest: key.issued.secretDigest };
  }
}

function principalOf(issued: Extract<ApiKey, { status: 'active' }>['issued']): Principal {
  const { keyId, project, principal, role, groups, environment } = issued;
  return { keyId, project, ...principal, role, groups, ...(environment !== undefined && { environment }) };
}
