import { Refusal } from '@ledgerline/kernel';
import { judgeInToto } from './judge';
import type { InTotoStatement } from './statement';

const hex = 'a'.repeat(64);
const statement = (predicateType: string, predicate?: InTotoStatement['predicate']): InTotoStatement => ({
  _type: 'https://in-toto.io/Statement/v1',
  subject: [{ name: 'web', digest: { sha256: hex } }],
  predicateType,
  ...(predicate !== undefined && { predicate }),
});
const nothing = { tests: 0, failures: 0, errors: 0, skipped: 0 };
const SVR = 'https://in-toto.io/attestation/svr/v0.1';
const VSA = 'https://slsa.dev/verification_summary/v1';
const TESTS = 'https://in-toto.io/attestation/test-result/v0.1';

describe('judging an in-toto statement', () => {
  it('passes one that says nothing of passing, if it is about something', () => {
    expect(judgeInToto(statement('https://spdx.dev/Document', { packages: [] }))).toEqual({
      summary: nothing,
      verdict: 'passed',
      predicateType: 'https://spdx.dev/Document',
      subjects: [{ digest: `sha256:${hex}`, pointer: '/subject/0/digest/sha256' }],
    });
    expect(judgeInToto(statement('constructor'))).toMatchObject({ verdict: 'passed' });
  });

  it.each<[string, string, Record<string, unknown>, object]>([
    [
      'SVR',
      SVR,
      { properties: ['A', 'B'], timeCreated: '2026-11-02T10:00:00+01:00' },
      { verdict: 'passed', summary: { tests: 2 }, ranAt: '2026-11-02T09:00:00.000Z' },
    ],
    ['SVR that verified nothing', SVR, { properties: [] }, { verdict: 'failed' }],
    [
      'VSA',
      VSA,
      { verificationResult: 'PASSED', timeVerified: '2026-11-02T10:00:00Z' },
      { verdict: 'passed', ranAt: '2026-11-02T10:00:00.000Z' },
    ],
    [
      'VSA that failed',
      VSA,
      { verificationResult: 'FAILED' },
      { verdict: 'failed', summary: { tests: 1, failures: 1 } },
    ],
    [
      'VSA of old that failed',
      'https://slsa.dev/verification_summary/v0.2',
      { verification_result: 'FAILED' },
      { verdict: 'failed' },
    ],
    [
      'test result',
      TESTS,
      { result: 'PASSED', passedTests: ['a'], warnedTests: ['b'] },
      { verdict: 'passed', summary: { tests: 2, failures: 0 } },
    ],
    ['test result with a warning', TESTS, { result: 'WARNED' }, { verdict: 'passed' }],
    ['test result that failed', TESTS, { result: 'FAILED' }, { verdict: 'failed', summary: { failures: 1 } }],
    [
      'test result that does not believe its own tests',
      TESTS,
      { result: 'PASSED', failedTests: ['a'] },
      { verdict: 'failed' },
    ],
  ])('takes the word of a predicate that has one: %s', (_what, type, predicate, told) => {
    expect(judgeInToto(statement(type, predicate))).toMatchObject(told);
  });

  it.each<[string, Record<string, unknown> | undefined, string]>([
    [SVR, {}, 'its properties are no list of texts'],
    [SVR, { properties: ['A', 1] }, 'its properties are no list of texts'],
    [VSA, { verificationResult: 'passed' }, 'its verificationResult is neither PASSED nor FAILED'],
    [VSA, undefined, 'its verificationResult is neither PASSED nor FAILED'],
    [TESTS, { result: true }, 'its result is none of PASSED, WARNED and FAILED'],
    [TESTS, { result: 'PASSED', failedTests: 'none' }, 'its tests are no lists of texts'],
  ])('cannot judge %s with %j', (type, predicate, problem) => {
    expect(judgeInToto(statement(type, predicate))).toEqual(
      new Refusal('invalid-evidence', { kind: 'in-toto', problem }, '/predicate'),
    );
  });

  it('is about what it names by SHA-256, and about nothing else', () => {
    const about = (...digests: readonly Record<string, string>[]) =>
      judgeInToto({ ...statement('x'), subject: digests.map((digest) => ({ digest })) });
    expect(about({ gitCommit: hex }, { sha256: hex, sha512: 'b' })).toMatchObject({
      subjects: [{ pointer: '/subject/1/digest/sha256' }],
    });
    expect(about({ gitCommit: hex })).toMatchObject({ code: 'invalid-evidence', pointer: '/subject' });
    expect(about({ sha256: hex.toUpperCase() })).toMatchObject({ pointer: '/subject/0/digest/sha256' });
    expect(about({ sha256: `${hex}a` })).toBeInstanceOf(Refusal);
    expect(about({ sha256: '' })).toBeInstanceOf(Refusal);
  });
});
