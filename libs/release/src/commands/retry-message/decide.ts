import type { Decision, Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { MessageQuarantined } from '../../events';
import { MessageReleased } from '../../events';
import type { SetAside } from '../../state';
import type { IngestResult } from '../ingest-events/command';

type Place = Pick<MessageQuarantined['data'], 'project' | 'messageId'>;

/** The message, when it can be tried again. */
export function heldMessage(
  { project, messageId }: Place,
  state: SetAside,
): MessageQuarantined['data'] | Refusal<'no-such-message' | 'message-settled' | 'payload-not-kept'> {
  if (state.status === 'none') return refuse('no-such-message', { project, messageId });
  if (state.status !== 'held') return refuse('message-settled', { messageId, status: state.status });
  return state.message.payloadKept ? state.message : refuse('payload-not-kept', { messageId });
}

/** What the second attempt came to, as an outcome that ends the quarantine or a refusal that leaves it. */
export function outcomeOf(
  message: MessageQuarantined['data'],
  result: IngestResult,
): MessageReleased['data']['outcome'] | Refusal<'build-not-recorded' | 'delivery-conflict'> {
  if (result.awaits !== undefined) return refuse('build-not-recorded', { digest: result.awaits });
  if (result.outcome !== 'conflict') return result.outcome;
  return refuse('delivery-conflict', { source: message.delivery?.source ?? '', id: result.id });
}

export function release(
  { project, messageId }: Place,
  outcome: MessageReleased['data']['outcome'],
  state: SetAside,
): Decision<MessageReleased, never> {
  return state.status === 'held' ? [MessageReleased({ messageId, project, outcome })] : [];
}
