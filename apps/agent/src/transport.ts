import { createLedgerlineClient, LedgerlineProblem } from '@ledgerline/api-client';
import type { Intent, Seen } from '@ledgerline/drift';
import { setTimeout as pause } from 'node:timers/promises';

const REQUEST_MILLISECONDS = 30_000;
const ATTEMPTS = 3;

/** What an observation is sent as. */
export interface Observed extends Seen {
  readonly detector: string;
  /** RFC 3339, UTC, with milliseconds. */
  readonly observedAt: string;
  /** How often its detector looks. */
  readonly intervalMs: number;
}

/** What Ledgerline makes of it. */
interface Reported {
  readonly differences: number;
  /** Something critical was seen for the first time: it wants to be looked at again at once. */
  readonly confirm: boolean;
}

/** What the agent asks of Ledgerline, and what it tells. Throws `LedgerlineProblem` when the api says no, or what `fetch` throws. */
export interface Transport {
  /** Undefined while nothing is declared. */
  intent(signal: AbortSignal): Promise<Intent | undefined>;
  blob(digest: string, signal: AbortSignal): Promise<Uint8Array>;
  /** Repeats itself where no answer came; the same report counts once. */
  report(observed: Observed, signal: AbortSignal): Promise<Reported>;
}

export interface Address {
  readonly url: string;
  readonly apiKey: string;
  readonly project: string;
  readonly environment: string;
}

export function httpTransport({ url, apiKey, project, environment }: Address): Transport {
  const client = createLedgerlineClient({ url, key: apiKey });
  const path = { project, environment };
  const inTime = (signal: AbortSignal) => AbortSignal.any([signal, AbortSignal.timeout(REQUEST_MILLISECONDS)]);

  return {
    async intent(signal) {
      try {
        const answer = await client.GET('/v1/projects/{project}/environments/{environment}/intent', {
          params: { path },
          signal: inTime(signal),
        });
        return answered(answer.data).document;
      } catch (error) {
        if (error instanceof LedgerlineProblem && error.code === 'nothing-declared') return undefined;
        throw error;
      }
    },

    async blob(digest, signal) {
      const answer = await client.GET('/v1/projects/{project}/blobs/{digest}', {
        params: { path: { project, digest } },
        parseAs: 'arrayBuffer',
        signal: inTime(signal),
      });
      return new Uint8Array(answered<ArrayBuffer>(answer.data));
    },

    async report({ document, ...observed }, signal) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const answer = await client.POST('/v1/projects/{project}/environments/{environment}/observations', {
            params: { path },
            body: { ...observed, document: { ...document } },
            signal: inTime(signal),
          });
          return answered(answer.data);
        } catch (error) {
          if (attempt === ATTEMPTS || signal.aborted || !isTransient(error)) throw error;
          await pause(200 * 2 ** attempt, undefined, { signal });
        }
      }
    },
  };
}

function answered<Data>(data: Data | undefined): Data {
  if (data === undefined) throw new Error('the api answered nothing');
  return data;
}

/** No answer, or one that may be another the next time. */
export function isTransient(error: unknown): boolean {
  return !(error instanceof LedgerlineProblem) || error.status >= 500 || error.status === 429;
}
