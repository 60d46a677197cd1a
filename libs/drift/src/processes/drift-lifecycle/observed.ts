import type { Difference } from '../../difference';
import { findingIdOf } from '../../finding-id';
import type { OpenDifference, Seen, Step, Watch } from './watch';
import { ROLLOUT } from './rollout';

/** A detector has spoken, at this instant: what is seen for the second time is reported, and what has gone is over. */
export function observed(watch: Watch, seen: Seen, observationId: string, at: string): Step {
  const { project, environment, detector, intentRevision, differences, pendingUntil } = seen;
  const conclusive = saysWhatIsGone(seen);
  const drifted = differences.filter(({ classification }) => classification === 'drift');
  const isReported = (fingerprint: string) =>
    watch.open.some((known) => known.fingerprint === fingerprint && !known.excepted);
  const fresh = drifted.filter(({ fingerprint }) => !isReported(fingerprint));
  const confirmed = fresh.filter(({ fingerprint }) => watch.once.includes(fingerprint));
  const gone = conclusive ? watch.open.filter((known) => !isStillThere(known, differences)) : [];
  const excepted = conclusive ? watch.open.filter((known) => !known.excepted && isExcepted(known, differences)) : [];
  const ended = [...gone, ...excepted];

  const unconfirmed = fresh.filter((one) => !confirmed.includes(one)).map(({ fingerprint }) => fingerprint);
  const stillWaiting = conclusive
    ? []
    : watch.once.filter((fingerprint) => !drifted.some((one) => one.fingerprint === fingerprint));
  const open = [
    ...watch.open
      .filter((known) => !gone.includes(known) && !confirmed.some((one) => one.fingerprint === known.fingerprint))
      .map((known) => (excepted.includes(known) ? { ...known, excepted: true } : known)),
    ...confirmed.map(({ fingerprint, resource, path }) => ({ fingerprint, resource, path, excepted: false })),
  ];
  const back = new Set(confirmed.map(({ fingerprint }) => findingIdOf(fingerprint)));
  const settling = watch.settling.filter(({ findingId }) => !back.has(findingId));
  const pending = pendingAfter(watch, differences);
  const quiet =
    watch.last === seen &&
    unconfirmed.length === watch.once.length &&
    confirmed.length + ended.length === 0 &&
    pending.every((one, index) => one.confirmed === watch.pending[index]?.confirmed);
  return {
    watch: quiet ? watch : { last: seen, once: [...stillWaiting, ...unconfirmed], open, pending, settling },
    commands: [
      ...confirmed.map((difference) => ({
        command: 'open-finding' as const,
        ...{ project, environment, detector, difference, observationId, intentRevision, at },
      })),
      ...ended.map((known) => ({
        command: 'close-finding' as const,
        ...{ project, environment, findingId: findingIdOf(known.fingerprint), observationId },
        declared: isDeclaredNow(known, differences),
        gone: { since: at, at },
        intentRevision,
      })),
    ],
    ...(pendingUntil !== undefined && watch.last !== seen && { wakes: [{ name: ROLLOUT, at: pendingUntil }] }),
  };
}

/** Seen as pending once more; what was seen as drift before may be confirmed by that as well as by anything else. */
function pendingAfter(watch: Watch, differences: readonly Difference[]): Watch['pending'] {
  return differences
    .filter(({ classification }) => classification === 'pending')
    .map(({ fingerprint }) => ({
      fingerprint,
      confirmed: watch.pending.some((one) => one.fingerprint === fingerprint),
    }));
}

/** Only where everything was seen does absence mean anything. */
function saysWhatIsGone({ completeness, differences }: Seen): boolean {
  return completeness === 'complete' && differences.every(({ classification }) => classification !== 'unknown');
}

function isStillThere({ fingerprint }: OpenDifference, differences: readonly Difference[]): boolean {
  return differences.some((one) => one.fingerprint === fingerprint && !isNoDrift.has(one.classification));
}

/** What somebody declared, and what a controller may make of it, is not otherwise than intended. */
const isNoDrift: ReadonlySet<Difference['classification']> = new Set(['declared-variance', 'tolerated']);

/** What is excepted asks for nothing more: its finding ends, for as long as the exception lasts. */
function isExcepted({ fingerprint }: OpenDifference, differences: readonly Difference[]): boolean {
  return differences.some((one) => one.fingerprint === fingerprint && one.classification === 'excepted');
}

function isDeclaredNow({ resource, path }: OpenDifference, differences: readonly Difference[]): boolean {
  return differences.some(
    (one) =>
      one.classification === 'declared-variance' &&
      one.resource === resource &&
      (one.path === path || path.startsWith(`${one.path}/`)),
  );
}
