import type { Refusal } from '@ledgerline/kernel';
import { canonicalJson, refuse } from '@ledgerline/kernel';
import type { Domain } from '../../compare';
import type { DriftRefusal } from '../../refusals';
import type { RecordObservation, Report } from './command';

const MOST_BYTES = 300_000;
const CLOCK_TOLERANCE_MILLISECONDS = 5 * 60 * 1000;

/** Where a document is not as its schema says; undefined when it is. */
export type CheckDocument = (domain: Domain, document: unknown) => DocumentProblem | undefined;

export interface DocumentProblem {
  /** JSON pointer into the document. */
  readonly pointer: string;
  readonly problem: string;
}

/** The report as it is judged and kept, with its domain; or why it is not taken in. */
export function admit(
  { report, environment, boundTo }: RecordObservation,
  domains: readonly Domain[],
  check: CheckDocument,
  now: string,
): { readonly domain: Domain; readonly report: Report } | Refusal<DriftRefusal> {
  const { detector, completeness, problem, observedAt } = report;
  if (boundTo !== undefined && boundTo !== environment) {
    return refuse('another-environment', { bound: boundTo, environment });
  }
  const domain = domains.find(({ name }) => name === detector);
  if (domain === undefined) {
    const known = domains.map(({ name }) => name).join(', ');
    return refuse('no-such-detector', { detector, known }, '/detector');
  }
  if (completeness !== 'complete' && problem === undefined) {
    return refuse('observation-unexplained', { completeness }, '/problem');
  }
  if (Date.parse(observedAt) > Date.parse(now) + CLOCK_TOLERANCE_MILLISECONDS) {
    return refuse('observation-from-the-future', { observedAt, now }, '/observedAt');
  }
  if (completeness === 'error') return { domain, report: { ...report, document: {} } };
  return documentProblem(report, domain, check) ?? { domain, report };
}

function documentProblem({ detector, document }: Report, domain: Domain, check: CheckDocument) {
  const bytes = Buffer.byteLength(canonicalJson(document ?? null));
  if (bytes > MOST_BYTES) return refuse('observation-too-large', { bytes, most: MOST_BYTES }, '/document');
  const found = check(domain, document);
  if (found === undefined) return undefined;
  return refuse('observation-invalid', { detector, problem: found.problem }, `/document${found.pointer}`);
}
