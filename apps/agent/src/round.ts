import type { AnyDetector, DetectorContext, Intent } from '@ledgerline/drift';
import type { Logger } from 'pino';
import type { Bounds } from './bounded-observation';
import { boundedObservation } from './bounded-observation';
import type { Outbox } from './outbox';
import type { Observed, Transport } from './transport';
import type { Vitals } from './vitals';

export interface RoundParts {
  readonly detectors: readonly AnyDetector[];
  /** By detector's name; a detector without one does not run. */
  readonly configurations: Readonly<Record<string, unknown>>;
  /** How often each looks, and how long and with how much memory it may. */
  readonly paceOf: (detector: string) => Pace;
  readonly transport: Transport;
  readonly outbox: Outbox;
  readonly vitals: Vitals;
  readonly redact: DetectorContext['redact'];
  readonly now: () => string;
  readonly log: Logger;
}

export interface Pace extends Bounds {
  readonly intervalMs: number;
}

/** Those that are configured. */
export function runningDetectors({ detectors, configurations }: RoundParts): readonly AnyDetector[] {
  return detectors.filter(({ name }) => Object.hasOwn(configurations, name));
}

/** Everything that is configured is looked at once and reported. True when every report arrived; throws without an intent to go by. */
export async function observeOnce(parts: RoundParts, signal: AbortSignal): Promise<boolean> {
  const intent = await parts.transport.intent(signal);
  const arrived = await Promise.all(
    runningDetectors(parts).map((detector) => observeWith(detector, intent, parts, signal)),
  );
  return arrived.every((one) => one);
}

/** One detector looks and its report is sent, and once more at once when something critical wants to be confirmed. */
export async function observeWith(
  detector: AnyDetector,
  intent: Intent | undefined,
  parts: RoundParts,
  stopping: AbortSignal,
): Promise<boolean> {
  const first = await look(detector, intent, parts, stopping);
  if (!first.confirm || stopping.aborted) return first.arrived;
  return (await look(detector, intent, parts, stopping)).arrived;
}

interface Looked {
  readonly arrived: boolean;
  readonly confirm: boolean;
}

async function look(
  detector: AnyDetector,
  intent: Intent | undefined,
  parts: RoundParts,
  stopping: AbortSignal,
): Promise<Looked> {
  const { transport, redact, now, configurations, vitals, outbox } = parts;
  const { name } = detector;
  const log = parts.log.child({ detector: name });
  const pace = parts.paceOf(name);
  const observedAt = now();
  const begun = performance.now();
  const seen = await boundedObservation(
    (signal) => {
      const context: DetectorContext = { intent, redact, signal, blob: (digest) => transport.blob(digest, signal) };
      return detector.observe(configurations[name] as never, context);
    },
    pace,
    stopping,
  );
  if (stopping.aborted) return { arrived: false, confirm: false };
  const took = performance.now() - begun;
  vitals.looked(name, seen.completeness, took);
  const observed: Observed = { detector: name, observedAt, intervalMs: rhythmOf(pace.intervalMs, took), ...seen };
  const delivery = await outbox.deliver(observed, stopping);
  vitals.delivered(name, delivery.outcome);
  if (delivery.outcome === 'told') {
    const { completeness, problem } = seen;
    log.info({ completeness, problem, differences: delivery.differences }, 'observed and reported');
    return { arrived: true, confirm: delivery.confirm };
  }
  log.warn({ problem: delivery.problem, outcome: delivery.outcome }, 'observed, but could not report');
  return { arrived: false, confirm: false };
}

/** How often it really looks, when looking takes longer than the interval; in whole intervals, so that it seldom changes. */
function rhythmOf(intervalMs: number, took: number): number {
  return intervalMs * (1 + Math.floor(took / intervalMs));
}
