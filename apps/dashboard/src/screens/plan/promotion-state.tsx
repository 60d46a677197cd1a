import { HostileText } from '../../parts/hostile-text';
import { StateBadge } from '../../parts/state-badge';
import type { Promotion } from './facts';

/** Where the promotion is, in a word. */
export function PromotionState({
  promotion: { status, blockedBy, gates, ended, glass },
}: {
  readonly promotion: Promotion;
}) {
  const shown = badge(status, blockedBy.length, gates.length);
  return (
    <>
      {shown}
      {glass?.status === 'broken' && <StateBadge state="refused">its gates were broken</StateBadge>}
      {ended !== null && (
        <span>
          <HostileText text={ended} most={120} />
        </span>
      )}
    </>
  );
}

function badge(status: Promotion['status'], shut: number, all: number) {
  switch (status) {
    case 'requested':
      return <StateBadge state="pending">is being planned</StateBadge>;
    case 'gated':
      return shut === 0 ? (
        <StateBadge state="pending">waits for its turn</StateBadge>
      ) : (
        <StateBadge state="waiting">{`not yet: ${String(shut)} of ${String(all)} gates open`}</StateBadge>
      );
    case 'authorized':
      return <StateBadge state="good">is authorized</StateBadge>;
    case 'rolling-out':
      return <StateBadge state="pending">is rolling out</StateBadge>;
    case 'completed':
      return <StateBadge state="good">completed</StateBadge>;
    default:
      return <StateBadge state="refused">{status}</StateBadge>;
  }
}
