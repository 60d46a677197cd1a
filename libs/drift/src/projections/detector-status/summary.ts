import { findingIdOf } from '../../finding-id';
import { SILENT_AFTER_MILLISECONDS, silenceOf } from '../../silence';
import type { DetectorStatusRow } from './project';
import type { Verdict, Word } from './verdict';
import { silentSince, verdictOf } from './verdict';

/** A detector of an environment: whether the project expects it, and what was heard of it last. */
export interface DetectorSummary {
  readonly environment: string;
  readonly detector: string;
  /** Whether the project asks for it; otherwise it speaks unasked. */
  readonly expected: boolean;
  readonly verdict: Verdict;
  /** Null for one that never reported, like all that follow from a report. */
  readonly completeness: DetectorStatusRow['completeness'] | null;
  /** Why it saw less than everything. */
  readonly problem: string | null;
  readonly reportedAt: string | null;
  /** After how long without a word it counts as silent. */
  readonly silentAfterMs: number | null;
  readonly silentSince: string | null;
  /** The open finding about its silence. */
  readonly findingId: string | null;
}

interface Known {
  /** By environment: the detectors that the project expects. */
  readonly expected: Readonly<Record<string, { readonly observe: readonly string[] }>>;
  readonly heard: readonly (Word & Pick<DetectorStatusRow, 'environment' | 'detector' | 'problem'>)[];
  /** Findings of silence that are not closed. */
  readonly silences: readonly { readonly environment: string; readonly findingId: string }[];
  /** RFC 3339, UTC. */
  readonly now: string;
}

/** Every detector of the project's environments: those that spoke, then those that are expected and never did. */
export function summaryOf({ expected, heard, silences, now }: Known): readonly DetectorSummary[] {
  const findingOf = (environment: string, detector: string) => {
    const findingId = findingIdOf(silenceOf(environment, detector).fingerprint);
    const isOpen = silences.some((one) => one.environment === environment && one.findingId === findingId);
    return isOpen ? findingId : null;
  };
  const spoke = heard.flatMap((row): readonly DetectorSummary[] => {
    const { environment, detector, completeness, problem = null, reportedAt } = row;
    const settings = Object.hasOwn(expected, environment) ? expected[environment] : undefined;
    if (settings === undefined) return [];
    return [
      {
        ...{ environment, detector, expected: settings.observe.includes(detector) },
        ...{ verdict: verdictOf(row, now), completeness, problem, reportedAt },
        ...{ silentAfterMs: row.silentAfterMs ?? SILENT_AFTER_MILLISECONDS, silentSince: silentSince(row, now) },
        findingId: findingOf(environment, detector),
      },
    ];
  });
  const hasSpoken = new Set(spoke.map(({ environment, detector }) => `${environment} ${detector}`));
  const unheard = Object.entries(expected).flatMap(([environment, { observe }]) =>
    observe
      .filter((detector) => !hasSpoken.has(`${environment} ${detector}`))
      .map((detector): DetectorSummary => {
        const nothing = { completeness: null, problem: null, reportedAt: null, silentAfterMs: null, silentSince: null };
        const findingId = findingOf(environment, detector);
        return { environment, detector, expected: true, verdict: 'unknown', ...nothing, findingId };
      }),
  );
  return [...spoke, ...unheard];
}
