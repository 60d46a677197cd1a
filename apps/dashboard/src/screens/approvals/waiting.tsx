import { useAt, useProject } from '../../shell/moment';
import { WaitingMark } from '../../shell/waiting-mark';
import { useInbox } from './query';

/** How many wait for a yes of the reader's. */
export function WaitingForMe() {
  const inbox = useInbox(useProject(), false, useAt() !== undefined);
  return <WaitingMark count={inbox.data?.data.items.filter(({ mine }) => mine).length} of="wait for you" />;
}
