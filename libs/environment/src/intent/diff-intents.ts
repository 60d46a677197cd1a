import type { DeclaredVariance, IntentDocument } from '../intent-document';
import type { IntentDifference } from './differences';
import { intentDifferences } from './differences';

/** One difference between what an environment is declared to be and what it would be, with the reason for it. */
export interface IntentChange extends Pick<IntentDifference, 'kind' | 'subject' | 'from' | 'to'> {
  readonly classification: 'release' | 'declared-variance';
  /** `release <alias>`, or `<owner>: <why>` of what allows it, with the exception if it is one. */
  readonly reason: string;
}

/** What would change; everything, for an environment without an intent. Nothing for equal intents. */
export function diffIntents(before: IntentDocument | undefined, after: IntentDocument): IntentChange[] {
  return intentDifferences(before, after).map(({ isBy, ...change }) => {
    const variance = after.variance.find(isBy);
    return variance === undefined
      ? { ...change, classification: 'release', reason: `release ${after.release.alias}` }
      : { ...change, classification: 'declared-variance', reason: reasonFor(variance) };
  });
}

function reasonFor({ owner, why, exception }: DeclaredVariance): string {
  return exception === undefined ? `${owner}: ${why}` : `${owner}: ${why} (${exception.id} until ${exception.until})`;
}
