import type { Refusal } from '@ledgerline/kernel';
import { earliestOf, instantOf } from '../instant';
import type { Judged, JudgeRefusal, Judgement } from '../judgement';
import { contradicting, countsOf, unjudgeable } from '../judgement';
import { Outcomes } from '../outcomes';

type Attributes = Readonly<Record<string, string>>;
type Claim = 'failures' | 'errors';

/** An element that is open. What is in a test case is told by its own elements, not by those inside of them. */
interface Open {
  readonly is: 'suite' | 'case' | 'part of a case' | 'other';
  readonly attributes: Attributes;
  /** Stands for the names of the suites around it and its own; suites of the same names are the same suite. */
  readonly suite: number;
  /** Elements of a test case. */
  readonly parts: Set<string>;
  /** What the suites in it claim, all together; not a number when one of them claims none. */
  readonly claimedInside: Record<Claim, number>;
}

const NOT_RUN: ReadonlySet<string | undefined> = new Set(['notrun', 'disabled', 'skipped']);
const count = /^\d{1,9}$/;

/**
 * Judges a JUnit report as its elements go by; what is kept is the path of open elements and what came of each name.
 *
 * Counts the test cases themselves. Where a suite claims more failures or errors than its cases show (a set-up that failed
 * before any case ran), the claim counts. A case that failed and then passed when it was run again (`flakyFailure`,
 * `flakyError`) passed. Passed means: something ran, and nothing failed.
 */
export class JunitJudge {
  private readonly path: Open[] = [];
  private readonly outcomes = new Outcomes();
  /** By the suite around it and its name, so that a long name is kept once and not with every test in it. */
  private readonly suites = new Map<string, number>();
  private readonly summary = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  private claimed: Record<Claim, number> = { failures: 0, errors: 0 };
  private flaky = 0;
  private ranAt: string | undefined;
  private refusal: Refusal<JudgeRefusal> | undefined;

  open(name: string, attributes: Attributes): void {
    const around = this.path.at(-1);
    if (around === undefined && name !== 'testsuites' && name !== 'testsuite') {
      this.refusal ??= unjudgeable('junit', 'the root is neither testsuites nor testsuite');
    }
    const is = kindOf(name, around);
    if (around?.is === 'case') around.parts.add(name);
    if (is === 'suite') this.ranAt = earliestOf([this.ranAt, instantOf(attributes.timestamp)]);
    const inside = around?.suite ?? 0;
    const suite = is === 'suite' ? this.suiteIn(inside, attributes.name ?? '') : inside;
    this.path.push({ is, attributes, suite, parts: new Set(), claimedInside: { failures: 0, errors: 0 } });
  }

  close(): void {
    const closed = this.path.pop();
    if (closed?.is === 'case') this.count(closed);
    if (closed?.is !== 'suite') return;
    const claims = { failures: claimOf(closed, 'failures'), errors: claimOf(closed, 'errors') };
    const around = this.path.at(-1);
    if (around === undefined) this.claimed = claims;
    else if (around.is === 'suite') {
      around.claimedInside.failures += claims.failures;
      around.claimedInside.errors += claims.errors;
    }
  }

  /** To be asked when the document is at its end. */
  judged(): Judged {
    if (this.refusal !== undefined) return this.refusal;
    const { failures, errors } = this.claimed;
    if (Number.isNaN(failures + errors)) return unjudgeable('junit', 'failures and errors must be whole numbers');
    const summary = {
      ...this.summary,
      failures: Math.max(this.summary.failures, failures),
      errors: Math.max(this.summary.errors, errors),
    };
    const wrong = summary.failures + summary.errors;
    if (summary.tests === 0 && wrong === 0) return unjudgeable('junit', 'it has no test cases');
    const verdict = wrong === 0 && summary.tests > summary.skipped ? 'passed' : 'failed';
    const counts = countsOf({ flaky: this.flaky, repeated: this.outcomes.repeated });
    return { summary, verdict, ...counts, ...(this.ranAt !== undefined && { ranAt: this.ranAt }) };
  }

  private suiteIn(around: number, name: string): number {
    const key = `${String(around)}/${name}`;
    const suite = this.suites.get(key) ?? this.suites.size + 1;
    this.suites.set(key, suite);
    return suite;
  }

  private count({ attributes, parts, suite }: Open): void {
    this.summary.tests += 1;
    const outcome = outcomeOf(attributes, parts);
    if (outcome !== undefined) this.summary[outcome] += 1;
    if (outcome === undefined && (parts.has('flakyFailure') || parts.has('flakyError'))) this.flaky += 1;
    const { name = '', classname = '' } = attributes;
    if (outcome === 'skipped' || name === '') return;
    const came = outcome === undefined ? 'passed' : 'failed';
    if (this.outcomes.contradicts(`${String(suite)}\n${classname}\n${name}`, came)) {
      this.refusal ??= contradicting(classname === '' ? name : `${classname} ${name}`);
    }
  }
}

function kindOf(name: string, around: Open | undefined): Open['is'] {
  if (around?.is === 'case' || around?.is === 'part of a case') return 'part of a case';
  if (name === 'testcase') return 'case';
  if (around === undefined) return 'suite';
  return name === 'testsuite' && around.is === 'suite' ? 'suite' : 'other';
}

function outcomeOf(
  attributes: Attributes,
  parts: ReadonlySet<string>,
): keyof Omit<Judgement['summary'], 'tests'> | undefined {
  if (parts.has('error')) return 'errors';
  if (parts.has('failure')) return 'failures';
  return parts.has('skipped') || NOT_RUN.has(attributes.status?.toLowerCase()) ? 'skipped' : undefined;
}

/** What the suite says of itself or, where it is silent, what its suites say. */
function claimOf({ attributes, claimedInside }: Open, claim: Claim): number {
  const own = attributes[claim];
  if (own === undefined || own === '') return claimedInside[claim];
  return count.test(own) ? Number(own) : NaN;
}
