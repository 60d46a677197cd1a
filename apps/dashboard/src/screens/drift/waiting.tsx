import { useFindingCounts } from '../../api/project-answers';
import { useAt, useProject } from '../../shell/moment';
import { WaitingMark } from '../../shell/waiting-mark';

const settled: readonly string[] = ['closed', 'excepted'];

/** How many findings somebody has to do something about. */
export function OpenFindings() {
  const isPast = useAt() !== undefined;
  const counts = useFindingCounts(useProject(), !isPast);
  const open = counts.data?.data.statuses.filter(({ name }) => !settled.includes(name));
  if (isPast) return null;
  return <WaitingMark count={open?.reduce((sum, { count }) => sum + count, 0)} of="open" />;
}
