import type { Actor, Cause, Decisions } from '@ledgerline/kernel';
import { contentDigest, deriveId, EventLogError, Refusal } from '@ledgerline/kernel';
import { StreamContended, StreamQuarantined } from '@ledgerline/platform/ledger';
import type { Command } from '@nestjs/cqrs';
import type { RememberedRequests } from '../../../libs/platform/http/idempotency/remembered-requests';
import type { Commands } from './container';
import type { Witness } from './witness';

/** Something that somebody asks of the api, under a key of theirs. */
export interface Request {
  readonly key: string;
  readonly actor: Actor;
  /** What is sent; equal requests have equal bodies. */
  readonly body: object;
  readonly command: (cause: Cause) => Command<unknown>;
}

export type Answer =
  | { readonly kind: 'answered'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'failed'; readonly why: string };

/** Somebody asks for something under their login. */
export type Ask = (login: string, asked: Pick<Request, 'body' | 'command'>) => Promise<Answer>;

export const commandIdOf = ({ key, actor }: Pick<Request, 'key' | 'actor'>) => deriveId('request', actor.id, key);

/** What an api process has in hand. */
export interface Api {
  readonly bus: Commands;
  readonly requests: Pick<RememberedRequests, 'receive' | 'answer'>;
  readonly decisions: Decisions;
}

/** Runs a request as the edge does one with an `Idempotency-Key`: once, every repeat getting the first answer. */
export async function run(api: Api, request: Request, witness: Witness): Promise<Answer> {
  const commandId = commandIdOf(request);
  const { kind, id } = request.actor;
  const cause: Cause = { commandId, actor: { kind, id }, causationId: commandId, correlationId: commandId };
  try {
    const digest = contentDigest(request.body);
    const known = await api.requests.receive(cause, digest, { method: 'POST', path: '/simulated' });
    if (known instanceof Refusal) return { kind: 'answered', status: 409, body: { code: known.code } };
    if (known !== 'to-be-run') return { kind: 'answered', status: known.answer.status, body: known.answer.body };
    witness.ran(commandId, digest);
    const answer = answerOf(await api.bus.execute(request.command(cause)));
    const first = await api.requests.answer(cause, answer);
    return { kind: 'answered', status: first.status, body: first.body };
  } catch (error) {
    if (error instanceof EventLogError || error instanceof StreamContended) {
      return { kind: 'failed', why: error instanceof EventLogError ? error.code : 'contended' };
    }
    if (error instanceof StreamQuarantined) return { kind: 'failed', why: `poison: ${error.message}` };
    throw error;
  }
}

function answerOf(answer: unknown): { readonly status: number; readonly body: unknown } {
  if (isRefusal(answer)) return { status: 422, body: { code: answer.code, facts: answer.facts } };
  const text = JSON.stringify(answer, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  return { status: 200, body: JSON.parse(text) as unknown };
}

function isRefusal(answer: unknown): answer is Refusal {
  return answer instanceof Refusal;
}

/** One member of what was answered, if it is a text. */
export function textIn({ kind, ...answer }: Answer, key: string): string | undefined {
  const body =
    kind === 'answered' && 'body' in answer ? (answer.body as Readonly<Record<string, unknown>> | null) : null;
  const value = body?.[key];
  return typeof value === 'string' ? value : undefined;
}
