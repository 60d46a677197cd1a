import type { Input, ProcessManager } from '@ledgerline/kernel';
import type { Difference } from '../../difference';
import type { ObservationEvent, ObservationRecorded } from '../../events';
import { findingIdOf } from '../../finding-id';

export type LifecycleCommand =
  | {
      readonly command: 'open-finding';
      readonly project: string;
      readonly environment: string;
      readonly detector: string;
      readonly difference: Difference;
      readonly observationId: string;
      readonly intentRevision: number;
    }
  | {
      readonly command: 'close-finding';
      readonly project: string;
      readonly environment: string;
      readonly findingId: string;
      readonly observationId: string;
      readonly declared: boolean;
    };

type Seen = Omit<ObservationRecorded['data'], 'document'>;

/** What is known of one detector's differences between two observations. */
export interface Watch {
  /** The recorded observation that later ones repeat. */
  readonly last: Seen | undefined;
  /** Fingerprints seen as drift once, waiting for the second time. */
  readonly once: readonly string[];
  /** Fingerprints and places of what was reported and has not gone since. */
  readonly open: readonly OpenDifference[];
}

interface OpenDifference {
  readonly fingerprint: string;
  readonly resource: string;
  readonly path: string;
  /** Seen as excepted, so that its finding has ended; it is watched on for what else may become of it. */
  readonly excepted: boolean;
}

/** Opens a finding at the second sight of a difference, and closes it when a complete observation is without it. */
export const driftLifecycle: ProcessManager<Watch, ObservationEvent, LifecycleCommand> = {
  name: 'drift-lifecycle',
  on: ['observation.recorded', 'observation.repeated'],
  correlate: ({ data: { project, environment, detector } }) => ({ instance: `${project}:${environment}:${detector}` }),
  initial: { last: undefined, once: [], open: [] },
  evolve: (watch, input) => step(watch, input).watch,
  decide(watch, input) {
    const { commands } = step(watch, input);
    if (commands.length > 0) return commands.map((command) => ({ do: 'send', command }) as const);
    if (input.type === 'refused')
      return [{ do: 'ignore', because: `the finding was decided otherwise: ${input.code}` }];
    return [{ do: 'ignore', because: 'nothing was seen for the second time, and nothing reported has gone' }];
  },
  follows: () => [],
};

interface Step {
  readonly watch: Watch;
  readonly commands: readonly LifecycleCommand[];
}

function step(watch: Watch, input: Input<ObservationEvent, LifecycleCommand>): Step {
  switch (input.type) {
    case 'observation.recorded':
      return observed(watch, withoutDocument(input.data), input.data.observationId);
    case 'observation.repeated':
      return watch.last === undefined ? { watch, commands: [] } : observed(watch, watch.last, input.data.observationId);
    case 'wake':
    case 'refused':
      return { watch, commands: [] };
  }
}

/** The state is kept for as long as the detector lives; what it looked at need not be. */
function withoutDocument({ document: _, ...seen }: ObservationRecorded['data']): Seen {
  return seen;
}

function observed(watch: Watch, seen: Seen, observationId: string): Step {
  const { project, environment, detector, intentRevision, differences } = seen;
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
  const quiet =
    watch.last === seen && unconfirmed.length === watch.once.length && confirmed.length + ended.length === 0;
  return {
    watch: quiet ? watch : { last: seen, once: [...stillWaiting, ...unconfirmed], open },
    commands: [
      ...confirmed.map((difference) => ({
        command: 'open-finding' as const,
        project,
        environment,
        detector,
        difference,
        observationId,
        intentRevision,
      })),
      ...ended.map((known) => ({
        command: 'close-finding' as const,
        project,
        environment,
        findingId: findingIdOf(known.fingerprint),
        observationId,
        declared: isDeclaredNow(known, differences),
      })),
    ],
  };
}

/** Only where everything was seen does absence mean anything. */
function saysWhatIsGone({ completeness, differences }: Seen): boolean {
  return completeness === 'complete' && differences.every(({ classification }) => classification !== 'unknown');
}

function isStillThere({ fingerprint }: OpenDifference, differences: readonly Difference[]): boolean {
  return differences.some((one) => one.fingerprint === fingerprint && one.classification !== 'declared-variance');
}

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
