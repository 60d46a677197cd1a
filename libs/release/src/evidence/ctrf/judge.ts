import type { Judged } from '../judgement';
import { contradicting, countsOf, unjudgeable } from '../judgement';
import { Outcomes } from '../outcomes';
import type { CtrfReport } from './report';

type Test = CtrfReport['results']['tests'][number];

/** The last millisecond of the year 9999. */
const LAST_INSTANT = 253_402_300_799_999;

/**
 * Counts the tests themselves. Where the summary claims more failures than its tests show, the claim counts. `pending`
 * and `other` did not run to an end, as `skipped` did not. Passed means: something passed, and nothing failed.
 */
export function judgeCtrf({ results: { summary: claimed, tests } }: CtrfReport): Judged {
  const counted: Record<Test['status'], number> = { passed: 0, failed: 0, skipped: 0, pending: 0, other: 0 };
  const outcomes = new Outcomes();
  let flaky = 0;
  for (const [index, test] of tests.entries()) {
    counted[test.status] += 1;
    if (test.status === 'passed' && test.flaky === true) flaky += 1;
    if (test.status !== 'passed' && test.status !== 'failed') continue;
    if (outcomes.contradicts(nameOf(test), test.status)) {
      return contradicting(test.name, `/results/tests/${String(index)}/name`);
    }
  }
  const failures = Math.max(counted.failed, claimed.failed);
  if (tests.length === 0 && failures === 0) return unjudgeable('ctrf', 'it has no tests', '/results/tests');
  const skipped = counted.skipped + counted.pending + counted.other;
  const { pending, other } = counted;
  return {
    summary: { tests: tests.length, failures, errors: 0, skipped },
    verdict: failures === 0 && counted.passed > 0 ? 'passed' : 'failed',
    ...countsOf({ flaky, repeated: outcomes.repeated, pending, other }),
    ...startOf(claimed.start),
  };
}

function nameOf({ suite = '', filePath = '', name }: Test): string {
  return JSON.stringify([suite, filePath, name]);
}

/** Reports that do not know when they began say 0. */
function startOf(milliseconds: number | undefined): { readonly ranAt?: string } {
  if (milliseconds === undefined || milliseconds === 0 || milliseconds > LAST_INSTANT) return {};
  return { ranAt: new Date(milliseconds).toISOString() };
}
