import { given } from '@ledgerline/testing';
import { MessageDiscarded, MessageQuarantined, MessageReleased } from '../../events';
import { setAside } from '../../evolve';
import type { SetAside } from '../../state';
import { discard } from './decide';

const held = MessageQuarantined(MessageQuarantined.sample);
const { messageId, project } = held.data;
const discarding = (state: SetAside) => discard({ project, messageId, reason: 'a test message' }, state);
const discarded = MessageDiscarded({ messageId, project, reason: 'a test message' });

describe('discarding a message', () => {
  it('settles it, once', () => {
    given(setAside, held).when(discarding).then(discarded);
    given(setAside, held, discarded).when(discarding).thenNothing();
  });

  it('comes too late for one that was taken', () => {
    given(setAside, held, MessageReleased(MessageReleased.sample))
      .when(discarding)
      .thenRefused('message-settled', { messageId, status: 'released' });
  });

  it('knows none that was never set aside', () => {
    given(setAside).when(discarding).thenRefused('no-such-message', { project, messageId });
  });
});
