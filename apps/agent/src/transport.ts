import type { Intent, Seen } from '@ledgerline/drift';
import { setTimeout as pause } from 'node:timers/promises';

const REQUEST_MILLISECONDS = 30_000;
const ATTEMPTS = 3;

/** What an observation is sent as. */
export interface Observed extends Seen {
  readonly detector: string;
  /** RFC 3339, UTC, with milliseconds. */
  readonly observedAt: string;
}

/** The api said no, or could not be reached (status 0). */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super(detail);
    this.name = 'ApiProblem';
  }
}

/** What the agent asks of Ledgerline, and what it tells. Everything throws {@link ApiProblem}. */
export interface Transport {
  /** Undefined while nothing is declared. */
  intent(signal: AbortSignal): Promise<Intent | undefined>;
  blob(digest: string, signal: AbortSignal): Promise<Uint8Array>;
  /** Repeats itself under the same id where no answer came. */
  report(observed: Observed, id: string, signal: AbortSignal): Promise<{ readonly differences: number }>;
}

export interface Address {
  readonly url: string;
  readonly apiKey: string;
  readonly project: string;
  readonly environment: string;
}

export function httpTransport({ url, apiKey, project, environment }: Address): Transport {
  const base = `${url.replace(/\/+$/, '')}/v1/projects/${project}`;
  const here = `${base}/environments/${environment}`;
  const call = async (
    address: string,
    signal: AbortSignal,
    init: Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> } = {},
  ): Promise<Response> => {
    const response = await fetch(address, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${apiKey}` },
      signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_MILLISECONDS)]),
    }).catch(() => {
      throw new ApiProblem(0, 'unreachable', `${new URL(url).host} does not answer`);
    });
    if (!response.ok) throw await problemOf(response);
    return response;
  };

  return {
    async intent(signal) {
      try {
        const response = await call(`${here}/intent`, signal);
        return ((await response.json()) as { readonly document: Intent }).document;
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404 && error.code === 'nothing-declared') return undefined;
        throw error;
      }
    },

    async blob(digest, signal) {
      const response = await call(`${base}/blobs/${digest}`, signal);
      return new Uint8Array(await response.arrayBuffer());
    },

    async report(observed, id, signal) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          const response = await call(`${here}/observations`, signal, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'idempotency-key': id },
            body: JSON.stringify(observed),
          });
          return (await response.json()) as { readonly differences: number };
        } catch (error) {
          if (attempt === ATTEMPTS || signal.aborted || !isTransient(error)) throw error;
          await pause(200 * 2 ** attempt, undefined, { signal });
        }
      }
    },
  };
}

function isTransient(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status >= 500 || error.status === 429);
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const problem = (await response.json().catch(() => ({}))) as { readonly code?: unknown; readonly detail?: unknown };
  const code = typeof problem.code === 'string' ? problem.code : `http-${String(response.status)}`;
  const detail = typeof problem.detail === 'string' ? problem.detail : response.statusText;
  return new ApiProblem(response.status, code, detail);
}
