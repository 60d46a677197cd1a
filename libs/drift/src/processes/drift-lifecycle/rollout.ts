import type { Step, Watch } from './watch';
import { unmoved } from './watch';

/** The timer at whose instant what is pending turns into drift. */
export const ROLLOUT = 'rollout';

/**
 * The time that a rollout may take is over, whether or not its detector speaks just then. What was seen twice in a row
 * is reported; what was seen once waits for the second time as anything else does.
 */
export function rolloutIsLate(watch: Watch, at: string): Step {
  const { last, pending } = watch;
  if (last === undefined || pending.length === 0) return unmoved(watch);
  const { project, environment, detector, intentRevision, observationId } = last;
  const confirmed = new Set(pending.filter((one) => one.confirmed).map(({ fingerprint }) => fingerprint));
  const isKnown = (fingerprint: string) => watch.open.some((one) => one.fingerprint === fingerprint && !one.excepted);
  const late = last.differences
    .filter(({ fingerprint }) => confirmed.has(fingerprint) && !isKnown(fingerprint))
    .map((difference) => ({
      ...difference,
      classification: 'drift' as const,
      reason: `intent ${String(intentRevision)} was to be rolled out by ${at}, and this is not as declared yet`,
    }));
  const reported = late.map(({ fingerprint, resource, path }) => ({ fingerprint, resource, path, excepted: false }));
  const waiting = pending.filter((one) => !one.confirmed).map(({ fingerprint }) => fingerprint);
  return {
    watch: {
      ...watch,
      once: [...watch.once.filter((one) => !waiting.includes(one)), ...waiting],
      open: [
        ...watch.open.filter(({ fingerprint }) => !late.some((one) => one.fingerprint === fingerprint)),
        ...reported,
      ],
      pending: [],
    },
    commands: late.map((difference) => ({
      command: 'open-finding' as const,
      ...{ project, environment, detector, difference, observationId, intentRevision, at },
    })),
  };
}
