import type { components } from '@ledgerline/api-client';
import type { State } from './state';

type Environment = components['schemas']['Environment'];
type Detector = components['schemas']['DetectorSummary'];

interface Seen {
  readonly environment: Pick<Environment, 'status' | 'converged' | 'rollout' | 'observe'>;
  /** Of this environment. */
  readonly detectors: readonly Pick<Detector, 'verdict' | 'silentSince' | 'reportedAt' | 'detector'>[];
  /** How many findings are open, and how many are excepted for a while. */
  readonly findings: { readonly open: number; readonly excepted: number };
  /** Of the past, detectors are not told. */
  readonly isPast: boolean;
}

export interface Told {
  readonly state: State;
  readonly word: string;
  /** Whether it is its detectors that say so, or do not. */
  readonly isOfDetectors?: true;
}

/** The one word for an environment. Drift comes before everything; then what is not known, which never looks like good news. */
export function environmentState({ environment, detectors, findings, isPast }: Seen): Told {
  const { status, rollout } = environment;
  if (status === 'empty') return { state: 'pending', word: 'empty' };
  if (findings.open > 0) return { state: 'drift', word: `${String(findings.open)} drift` };
  if (status === 'rollout-failed') return { state: 'refused', word: 'rollout failed' };
  if (status === 'rolling-out') return { state: 'pending', word: `rolling out${progressOf(rollout)}` };
  const unknown = isPast ? undefined : unknownOf(detectors);
  if (unknown !== undefined) return { state: 'unknown', word: unknown, isOfDetectors: true };
  if (status !== 'converged') return { state: 'pending', word: status === 'declared' ? 'declared' : 'rolled out' };
  if (!isPast && environment.observe.length === 0)
    return { state: 'unknown', word: 'not observed', isOfDetectors: true };
  if (findings.excepted > 0) return { state: 'excepted', word: `${String(findings.excepted)} excepted` };
  return { state: 'good', word: isPast ? 'converged' : 'in sync' };
}

function progressOf(rollout: Seen['environment']['rollout']): string {
  const { done, of } = rollout ?? {};
  return done === undefined || of === undefined ? '' : ` ${String(done)} of ${String(of)}`;
}

/** What is not known, if anything. */
function unknownOf(detectors: Seen['detectors']): string | undefined {
  const unknown = detectors.filter(({ verdict }) => verdict === 'unknown');
  const [first] = unknown;
  if (first === undefined) return undefined;
  const silent = unknown.find(({ silentSince, reportedAt }) => silentSince !== null || reportedAt === null);
  return silent === undefined ? `${first.detector} cannot tell` : `${silent.detector} silent`;
}
