import type { Digest, Decisions } from '@ledgerline/kernel';
import { digestOf } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import { Principals } from '@ledgerline/platform/http';
import { apiKey } from '../evolve';
import type { ApiKey } from '../state';
import { hasDigest } from './same-digest';
import { readToken } from './token';

const MAX_CACHED = 10_000;
/** A revoked key is found out at the latest after this time. */
const CACHED_MS = 2_000;

interface Cached {
  readonly until: number;
  readonly key: Promise<ApiKey>;
}

const root: Principal = { keyId: 'root', project: '*', kind: 'person', id: 'root', role: 'admin', groups: [] };

/** Checks API keys against the ledger itself, so that no read side has to be up for it or can be behind. */
export class LedgerPrincipals extends Principals {
  private readonly cached = new Map<string, Cached>();
  private readonly rootDigest: Digest | undefined;

  constructor(
    private readonly decisions: Decisions,
    rootKey: string | undefined,
    private readonly now: () => number = () => performance.now(),
  ) {
    super();
    this.rootDigest = rootKey === undefined || rootKey === '' ? undefined : digestOf(rootKey);
  }

  async identify(text: string): Promise<Principal | undefined> {
    if (this.rootDigest !== undefined && hasDigest(text, this.rootDigest)) return root;
    const token = readToken(text);
    if (token === undefined) return undefined;
    const key = await this.keyOf(token.keyId);
    if (key.status !== 'active' || !hasDigest(token.secret, key.issued.secretDigest)) return undefined;
    return principalOf(key.issued);
  }

  private keyOf(keyId: string): Promise<ApiKey> {
    const known = this.cached.get(keyId);
    if (known !== undefined && known.until > this.now()) return known.key;
    const key = this.decisions.load(apiKey, keyId).then(({ state }) => state);
    this.keep(keyId, { until: this.now() + CACHED_MS, key });
    return key;
  }

  /** Only what exists stays: neither a failed read nor guessed key ids push out what is in use. */
  private keep(keyId: string, entry: Cached): void {
    this.cached.delete(keyId);
    this.cached.set(keyId, entry);
    const [oldest] = this.cached.keys();
    if (this.cached.size > MAX_CACHED && oldest !== undefined) this.cached.delete(oldest);
    const forget = () => {
      if (this.cached.get(keyId) === entry) this.cached.delete(keyId);
    };
    entry.key.then(({ status }) => {
      if (status === 'unknown') forget();
    }, forget);
  }
}

function principalOf(issued: Extract<ApiKey, { status: 'active' }>['issued']): Principal {
  const { keyId, project, principal, role, groups, environment } = issued;
  return { keyId, project, ...principal, role, groups, ...(environment !== undefined && { environment }) };
}
