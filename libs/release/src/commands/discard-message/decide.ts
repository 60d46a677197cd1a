import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { MessageDiscarded } from '../../events';
import type { SetAside } from '../../state';
import type { DiscardMessage } from './command';

export function discard(
  { project, messageId, reason }: Pick<DiscardMessage, 'project' | 'messageId' | 'reason'>,
  state: SetAside,
): Decision<MessageDiscarded, 'no-such-message' | 'message-settled'> {
  switch (state.status) {
    case 'none':
      return refuse('no-such-message', { project, messageId });
    case 'released':
      return refuse('message-settled', { messageId, status: state.status });
    case 'discarded':
      return [];
    case 'held':
      return [MessageDiscarded({ messageId, project, reason })];
  }
}
