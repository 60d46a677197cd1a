import type { Actor, Projection } from '@ledgerline/kernel';
import type { MessageQuarantined, QuarantineEvent } from '../../events';

export type QuarantinedMessageRow = MessageQuarantined['data'] & {
  readonly status: 'held' | 'released' | 'discarded';
  readonly since: string;
  /** Position at which it was set aside; orders the list. */
  readonly position: string;
  readonly settled?: { readonly at: string; readonly by: Actor; readonly because: string };
};

/** Which messages from Kafka could not be taken, why, and what became of them? */
export const quarantinedMessages: Projection<QuarantinedMessageRow, QuarantineEvent> = {
  name: 'quarantined_messages',
  generation: 1,
  on: ['message.quarantined', 'message.released', 'message.discarded'],
  keyOf: ({ data }) => `${data.project}/${data.messageId}`,
  evolve(row, { type, data, recordedAt: at, metadata, position }) {
    switch (type) {
      case 'message.quarantined':
        return { ...data, status: 'held', since: at, position: String(position) };
      case 'message.released':
        return row && { ...row, status: 'released', settled: { at, by: metadata.actor, because: data.outcome } };
      case 'message.discarded':
        return row && { ...row, status: 'discarded', settled: { at, by: metadata.actor, because: data.reason } };
    }
  },
};
