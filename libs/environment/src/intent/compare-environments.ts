import type { IntentDocument } from '../intent-document';
import type { IntentDifference } from './differences';
import { intentDifferences } from './differences';

/** One declared difference between two environments, and who answers for it. */
export interface DeclaredDifference extends Pick<IntentDifference, 'kind' | 'from' | 'to'> {
  readonly key: string;
  readonly classification: 'release' | 'declared-variance';
  readonly reason: string;
  readonly owner?: string;
}

/** How two environments are declared to differ: by a variance of either of them, or else by their releases. */
export function compareEnvironments(from: IntentDocument, to: IntentDocument): readonly DeclaredDifference[] {
  return intentDifferences(from, to).map(({ isBy, subject, ...difference }) => {
    const key = keyOf(difference.kind, subject);
    const variance = to.variance.find(isBy) ?? from.variance.find(isBy);
    if (variance !== undefined) {
      const { owner, why } = variance;
      return { ...difference, key, classification: 'declared-variance', reason: why, owner };
    }
    const reason = `${from.environment} has release ${from.release.alias}, ${to.environment} has ${to.release.alias}`;
    return { ...difference, key, classification: 'release', reason };
  });
}

function keyOf(kind: IntentDifference['kind'], subject: string): string {
  return kind === 'configuration' ? subject : `${kind}s.${subject}`;
}
