import type { EvidenceAttached } from '../../events';

/** The part of an XML document that a verdict is made from. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
}

export type Judged = Pick<EvidenceAttached['data'], 'summary' | 'verdict'>;

/**
 * Counts the test cases themselves. Where a suite claims more failures or errors than its cases show (a set-up that
 * failed before any case ran), the claim counts. Passed means: something ran, and nothing failed. A text says why the
 * document cannot be judged.
 */
export function judgeJunit(root: Element): Judged | string {
  if (root.name !== 'testsuites' && root.name !== 'testsuite') return 'the root is neither testsuites nor testsuite';
  const counted = countCases(root);
  const failures = claimed(root, 'failures');
  const errors = claimed(root, 'errors');
  if (failures === undefined || errors === undefined) return 'failures and errors must be whole numbers';
  const summary = {
    ...counted,
    failures: Math.max(counted.failures, failures),
    errors: Math.max(counted.errors, errors),
  };
  const { tests, skipped } = summary;
  const wrong = summary.failures + summary.errors;
  if (tests === 0 && wrong === 0) return 'it has no test cases';
  return { summary, verdict: wrong === 0 && tests > skipped ? 'passed' : 'failed' };
}

function countCases(element: Element): Judged['summary'] {
  if (element.name === 'testcase') {
    const has = (name: string) => element.children.some((child) => child.name === name);
    const outcome = has('error') ? 'errors' : has('failure') ? 'failures' : has('skipped') ? 'skipped' : undefined;
    return { ...nothing, tests: 1, ...(outcome && { [outcome]: 1 }) };
  }
  return element.children.map(countCases).reduce(sum, nothing);
}

/** What the suite says of itself or, where it is silent, what its suites say; undefined when that is no number. */
function claimed(element: Element, count: 'failures' | 'errors'): number | undefined {
  const own = element.attributes[count];
  if (own !== undefined && own !== '') return /^\d{1,9}$/.test(own) ? Number(own) : undefined;
  return element.children
    .filter(({ name }) => name === 'testsuite')
    .map((suite) => claimed(suite, count))
    .reduce<number | undefined>((total, of) => (total === undefined || of === undefined ? undefined : total + of), 0);
}

const nothing: Judged['summary'] = { tests: 0, failures: 0, errors: 0, skipped: 0 };

function sum(a: Judged['summary'], b: Judged['summary']): Judged['summary'] {
  return {
    tests: a.tests + b.tests,
    failures: a.failures + b.failures,
    errors: a.errors + b.errors,
    skipped: a.skipped + b.skipped,
  };
}
