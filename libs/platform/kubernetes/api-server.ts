import type { ClientRequest, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { request as requestPlain } from 'node:http';
import type { RequestOptions } from 'node:https';
import { request as requestTls } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { ApiFailure } from './api-failure';
import { backoff } from './backoff';
import type { Connection } from './connection';
import { failureOf, readJson } from './read-answer';

export interface ApiRequest {
  readonly method?: 'GET' | 'PATCH' | 'DELETE';
  /** From the server's address on, without a query. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly contentType?: string;
  readonly body?: unknown;
  /** 4 MiB where nothing is said; parsing so much takes about as long as nothing else may have to wait. */
  readonly mostBytes?: number;
}

/** What is not the API server's: limits of time, and chance. */
export interface Patience {
  /** Until an answer begins. */
  readonly answerMilliseconds: number;
  /** Until all of it is there; watches have no such end. */
  readonly wholeMilliseconds: number;
  /** How often what may go well later is tried. */
  readonly attempts: number;
  /** From 0 up to 1. */
  readonly random: () => number;
}

const usual: Patience = { answerMilliseconds: 15_000, wholeMilliseconds: 45_000, attempts: 5, random: Math.random };
const MOST_BYTES = 4 * 1024 * 1024;

/** Asks one API server, in raw JSON. Throws {@link ApiFailure}, or the signal's reason when it aborts. */
export class ApiServer {
  readonly patience: Patience;

  constructor(
    private readonly connection: Connection,
    patience: Partial<Patience> = {},
  ) {
    this.patience = { ...usual, ...patience };
  }

  /** Asks until there is an answer, or one that trying again does not change. */
  async ask(request: ApiRequest, signal: AbortSignal): Promise<unknown> {
    const { attempts, random } = this.patience;
    for (let failures = 1; ; failures += 1) {
      try {
        return await this.askOnce(request, signal);
      } catch (error) {
        if (!(error instanceof ApiFailure) || !error.isPassing || failures >= attempts) throw error;
        await pause(backoff(failures, random(), error.retryAfterMilliseconds), undefined, { signal });
      }
    }
  }

  async askOnce(request: ApiRequest, signal: AbortSignal): Promise<unknown> {
    const limit = AbortSignal.timeout(this.patience.wholeMilliseconds);
    const both = AbortSignal.any([signal, limit]);
    try {
      return await readJson(await this.open(request, both), request.mostBytes ?? MOST_BYTES);
    } catch (error) {
      throw reasonFor(error, signal, limit);
    }
  }

  /** The beginning of an answer that went well; with credentials that were read again where the first are not good any more. */
  async open(request: ApiRequest, signal: AbortSignal): Promise<IncomingMessage> {
    try {
      return await this.exchange(request, signal);
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code !== 'unauthenticated') throw error;
      this.connection.renew();
      return this.exchange(request, signal);
    }
  }

  private async exchange(request: ApiRequest, signal: AbortSignal): Promise<IncomingMessage> {
    const limit = new AbortController();
    const timer = setTimeout(() => {
      limit.abort();
    }, this.patience.answerMilliseconds);
    try {
      const response = await this.send(request, AbortSignal.any([signal, limit.signal]));
      const { statusCode = 0 } = response;
      if (statusCode >= 200 && statusCode < 300) {
        // The limit is for the beginning alone: the rest of a watch comes when it comes.
        const abort = () => response.destroy();
        signal.addEventListener('abort', abort, { once: true });
        response.once('close', () => signal.removeEventListener('abort', abort));
        return response;
      }
      throw await failureOf(response, Date.now());
    } catch (error) {
      throw reasonFor(error, signal, limit.signal);
    } finally {
      clearTimeout(timer);
    }
  }

  private async send(
    { method = 'GET', path, query = {}, contentType, body }: ApiRequest,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const url = new URL(this.connection.server);
    url.pathname = `${url.pathname.replace(/\/$/, '')}${path}`;
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
    const credentials = await this.connection.credentials();
    const content = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const headers = {
      accept: 'application/json',
      'user-agent': 'ledgerline',
      ...(content !== undefined && { 'content-type': contentType, 'content-length': content.length }),
      ...headersIn(credentials),
    };
    signal.throwIfAborted();
    return new Promise((resolve, reject) => {
      const send = url.protocol === 'https:' ? requestTls : requestPlain;
      const sent: ClientRequest = send(url, { ...credentials, method, headers }, resolve);
      const abort = () => sent.destroy(new ApiFailure('unreachable', 'given up'));
      signal.addEventListener('abort', abort, { once: true });
      sent.once('error', reject);
      sent.once('close', () => signal.removeEventListener('abort', abort));
      sent.end(content);
    });
  }
}

const headersIn = ({ headers }: RequestOptions): OutgoingHttpHeaders =>
  headers === undefined || Array.isArray(headers) ? {} : { ...(headers as OutgoingHttpHeaders) };

/** Why nothing came, told by what ended it. */
function reasonFor(error: unknown, signal: AbortSignal, limit: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (limit.aborted) return new ApiFailure('timed-out', 'the API server does not answer in time');
  if (error instanceof ApiFailure) return error;
  const code: unknown = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  const told = typeof code === 'string' && /^[A-Z_]{1,60}$/.test(code) ? `: ${code}` : '';
  return new ApiFailure('unreachable', `the API server cannot be reached${told}`);
}
