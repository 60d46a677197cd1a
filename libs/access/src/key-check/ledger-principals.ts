import type { Digest, Decisions } from '@ledgerline/kernel';
import { digestOf, EventLogError } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import { Principals } from '@ledgerline/platform/http';
import { setTimeout as pause } from 'node:timers/promises';
import { apiKey } from '../evolve';
import type { ApiKey } from '../state';
import { hasDigest } from './same-digest';
import { readToken } from './token';

const MAX_CACHED = 10_000;
/** A revoked key is found out at the latest after this time, and the wait for an answer below. */
const CACHED_MS = 2_000;
/**
 * While the ledger does not answer, nobody can record that a key was revoked either; what was known of a key last is
 * good for reading so long. Nothing is written meanwhile, by any key.
 */
const GRACE_MS = 5 * 60_000;
/** How long a known key is waited for before it counts as not answered. */
const ANSWER_MS = 1_000;

interface Known {
  readonly confirmedAt: number;
  readonly key: ApiKey;
}

const root: Principal = { keyId: 'root', project: '*', kind: 'person', id: 'root', role: 'admin', groups: [] };

/** Checks API keys against the ledger itself, so that no read side has to be up for it or can be behind. */
export class LedgerPrincipals extends Principals {
  private readonly known = new Map<string, Known>();
  private readonly asked = new Map<string, Promise<ApiKey>>();
  private readonly rootDigest: Digest | undefined;

  constructor(
    private readonly decisions: Decisions,
    rootKey: string | undefined,
    private readonly now: () => number = () => performance.now(),
    private readonly answerMs = ANSWER_MS,
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

  private async keyOf(keyId: string): Promise<ApiKey> {
    const known = this.known.get(keyId);
    const age = known === undefined ? Infinity : this.now() - known.confirmedAt;
    if (known !== undefined && age < CACHED_MS) return known.key;
    const asked = this.asked.get(keyId) ?? this.ask(keyId);
    return known === undefined || age >= GRACE_MS ? asked : this.orKnown(asked, known.key);
  }

  private async orKnown(asked: Promise<ApiKey>, known: ApiKey): Promise<ApiKey> {
    const late = new AbortController();
    try {
      return await Promise.race([asked, pause(this.answerMs, known, { signal: late.signal, ref: false })]);
    } catch (error) {
      if (error instanceof EventLogError && error.code === 'unavailable') return known;
      throw error;
    } finally {
      late.abort();
    }
  }

  private ask(keyId: string): Promise<ApiKey> {
    const begun = this.now();
    const asked = this.decisions.load(apiKey, keyId).then(({ state }) => {
      this.keep(keyId, { confirmedAt: begun, key: state });
      return state;
    });
    this.asked.set(keyId, asked);
    const forget = () => this.asked.delete(keyId);
    asked.then(forget, forget);
    return asked;
  }

  /** Only what exists stays: guessed key ids do not push out what is in use. */
  private keep(keyId: string, known: Known): void {
    this.known.delete(keyId);
    if (known.key.status === 'unknown') return;
    this.known.set(keyId, known);
    const [oldest] = this.known.keys();
    if (this.known.size > MAX_CACHED && oldest !== undefined) this.known.delete(oldest);
  }
}

function principalOf(issued: Extract<ApiKey, { status: 'active' }>['issued']): Principal {
  const { keyId, project, principal, role, groups, environment } = issued;
  return { keyId, project, ...principal, role, groups, ...(environment !== undefined && { environment }) };
}
