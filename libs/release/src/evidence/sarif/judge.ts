import { earliestOf, instantOf } from '../instant';
import type { Judged } from '../judgement';
import { countsOf, unjudgeable } from '../judgement';
import { Levels } from './levels';
import type { SarifLog, SarifResult, SarifRun } from './log';

/** What one result comes to. */
type Counted = 'error' | 'warning' | 'note' | 'none' | 'suppressed' | 'absent' | 'unfinished';

/**
 * Failed means: there is a result of level `error`, of kind `fail`, that is neither suppressed (by suppressions that are
 * all accepted) nor `absent` compared with the baseline; or a run did not get to its end. A result that is `unchanged`
 * since the baseline counts like a new one: to let it be, suppress it.
 */
export function judgeSarif({ runs }: SarifLog): Judged {
  if (runs.length === 0) return unjudgeable('sarif', 'it has no runs', '/runs');
  const elsewhere = runs.findIndex((run) => (run.externalPropertyFileReferences?.results ?? []).length > 0);
  if (elsewhere >= 0) {
    const pointer = `/runs/${String(elsewhere)}/externalPropertyFileReferences/results`;
    return unjudgeable('sarif', 'its results are in another file', pointer);
  }
  const counts: Record<Counted, number> = {
    ...{ error: 0, warning: 0, note: 0, none: 0 },
    ...{ suppressed: 0, absent: 0, unfinished: 0 },
  };
  for (const run of runs) count(run, counts);
  const { error: failures, unfinished: errors, warning: warnings, note: notes, none, suppressed, absent } = counts;
  const ranAt = earliestOf(
    runs.flatMap(({ invocations = [] }) => invocations.map((one) => instantOf(one.startTimeUtc))),
  );
  return {
    summary: { tests: failures + warnings + notes + none + suppressed, failures, errors, skipped: suppressed },
    verdict: failures + errors === 0 ? 'passed' : 'failed',
    ...countsOf({ warnings, notes, suppressed, absent }),
    ...(ranAt !== undefined && { ranAt }),
  };
}

function count(run: SarifRun, counts: Record<Counted, number>): void {
  const failed = run.invocations?.some(({ executionSuccessful }) => executionSuccessful === false) ?? false;
  if (failed || run.results === undefined || run.results === null) counts.unfinished += 1;
  const levels = new Levels(run);
  for (const result of run.results ?? []) counts[countedAs(result, levels)] += 1;
}

function countedAs(result: SarifResult, levels: Levels): Counted {
  if (result.baselineState === 'absent') return 'absent';
  if (isSuppressed(result)) return 'suppressed';
  return (result.kind ?? 'fail') === 'fail' ? levels.of(result) : 'none';
}

/** A suppression without a status is accepted; one that is not accepted takes the others with it. */
function isSuppressed({ suppressions }: SarifResult): boolean {
  if (suppressions === undefined || suppressions === null || suppressions.length === 0) return false;
  return suppressions.every(({ status }) => (status ?? 'accepted') === 'accepted');
}
