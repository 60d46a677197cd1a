import type { AnyDetector, DetectorContext, Intent, Seen } from '@ledgerline/drift';
import type { Logger } from 'pino';
import type { Observed, Transport } from './transport';

export interface RoundParts {
  readonly detectors: readonly AnyDetector[];
  /** By detector's name; a detector without one does not run. */
  readonly configurations: Readonly<Record<string, unknown>>;
  readonly timeoutMs: number;
  readonly transport: Transport;
  readonly redact: DetectorContext['redact'];
  readonly now: () => string;
  readonly log: Logger;
}

/** Everything that is configured is looked at once and reported. True when every report arrived; throws without an intent to go by. */
export async function observeOnce(parts: RoundParts, signal: AbortSignal): Promise<boolean> {
  const intent = await parts.transport.intent(signal);
  const arrived = await Promise.all(
    parts.detectors
      .filter(({ name }) => Object.hasOwn(parts.configurations, name))
      .map((detector) => observeWith(detector, intent, parts, signal)),
  );
  return arrived.every((one) => one);
}

async function observeWith(
  detector: AnyDetector,
  intent: Intent | undefined,
  parts: RoundParts,
  stopping: AbortSignal,
): Promise<boolean> {
  const { transport, redact, now, timeoutMs, configurations } = parts;
  const log = parts.log.child({ detector: detector.name });
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutMs)]);
  const context: DetectorContext = { intent, redact, signal, blob: (digest) => transport.blob(digest, signal) };
  const observedAt = now();
  const seen = await inTime(detector.observe(configurations[detector.name] as never, context), signal);
  if (stopping.aborted) return false;
  const observed: Observed = { detector: detector.name, observedAt, ...seen };
  try {
    const { differences } = await transport.report(observed, stopping);
    log.info({ completeness: seen.completeness, problem: seen.problem, differences }, 'observed and reported');
    return true;
  } catch (error) {
    log.warn({ problem: error instanceof Error ? error.message : 'no reason' }, 'observed, but could not report');
    return false;
  }
}

/** A detector that does not come back has not seen anything. */
async function inTime(observing: Promise<Seen>, signal: AbortSignal): Promise<Seen> {
  const late: Seen = { completeness: 'error', problem: 'it took too long', document: {} };
  const aborted = new Promise<Seen>((resolve) => {
    signal.addEventListener('abort', () => resolve(late), { once: true });
  });
  return Promise.race([observing, aborted]);
}
