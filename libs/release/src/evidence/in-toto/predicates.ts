import { instantOf } from '../instant';
import type { Judgement } from '../judgement';

type Predicate = Readonly<Record<string, unknown>>;
/** What a predicate comes to; a text says why it is none of its type. */
type Told = Pick<Judgement, 'summary' | 'verdict' | 'ranAt'> | string;

/** What statements of this type say has passed or failed; the others say nothing of the kind. */
const verdicts: Readonly<Record<string, (predicate: Predicate) => Told>> = {
  'https://in-toto.io/attestation/svr/v0.1': simpleVerificationResult,
  'https://slsa.dev/verification_summary/v1': verificationSummary,
  'https://slsa.dev/verification_summary/v0.2': verificationSummary,
  'https://slsa.dev/verification_summary/v0.1': verificationSummary,
  'https://in-toto.io/attestation/test-result/v0.1': testResult,
};

/** Without a word of its own, a well-formed statement about the artifacts counts as passed. */
export function toldBy(predicateType: string, predicate: Predicate = {}): Told {
  const told = Object.hasOwn(verdicts, predicateType) ? verdicts[predicateType]?.(predicate) : undefined;
  return told ?? { summary: { tests: 0, failures: 0, errors: 0, skipped: 0 }, verdict: 'passed' };
}

/** Lists what was verified; nothing verified is nothing passed. */
function simpleVerificationResult({ properties, timeCreated }: Predicate): Told {
  if (!isTexts(properties)) return 'its properties are no list of texts';
  return { ...counted(properties.length, 0, properties.length > 0), ...at(timeCreated) };
}

/** v0.1 and v0.2 write names with underscores. */
function verificationSummary(predicate: Predicate): Told {
  const result = predicate.verificationResult ?? predicate.verification_result;
  if (result !== 'PASSED' && result !== 'FAILED') return 'its verificationResult is neither PASSED nor FAILED';
  const failures = result === 'FAILED' ? 1 : 0;
  return { ...counted(1, failures, failures === 0), ...at(predicate.timeVerified ?? predicate.time_verified) };
}

function testResult({ result, passedTests = [], warnedTests = [], failedTests = [] }: Predicate): Told {
  if (result !== 'PASSED' && result !== 'WARNED' && result !== 'FAILED') {
    return 'its result is none of PASSED, WARNED and FAILED';
  }
  if (!isTexts(passedTests) || !isTexts(warnedTests) || !isTexts(failedTests)) return 'its tests are no lists of texts';
  const failures = Math.max(failedTests.length, result === 'FAILED' ? 1 : 0);
  return counted(passedTests.length + warnedTests.length + failedTests.length, failures, failures === 0);
}

function counted(tests: number, failures: number, passed: boolean): Pick<Judgement, 'summary' | 'verdict'> {
  return { summary: { tests, failures, errors: 0, skipped: 0 }, verdict: passed ? 'passed' : 'failed' };
}

function at(time: unknown): Pick<Judgement, 'ranAt'> {
  const ranAt = instantOf(time);
  return ranAt === undefined ? {} : { ranAt };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
