import { useAt, useProject } from '../../shell/moment';
import { WaitingMark } from '../../shell/waiting-mark';
import { useInbox } from './query';

/** How many wait for a yes of the reader's, or waited then. */
export function WaitingForMe() {
  const at = useAt();
  const inbox = useInbox(useProject(), false, at);
  return (
    <WaitingMark
      count={inbox.data?.data.items.filter(({ mine }) => mine).length}
      of={at === undefined ? 'wait for you' : 'waited for you'}
    />
  );
}
