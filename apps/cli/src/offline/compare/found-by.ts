import type { Circumstances, Difference, Domain, Intent } from '@ledgerline/offline/drift';
import { differences, tolerancesIn } from '@ledgerline/offline/drift';
import { checkVariance, nothingKnown } from '@ledgerline/offline/environment';
import { Refusal } from '@ledgerline/kernel';
import type { Asked } from './asked';

/** The differences between an intent and a document, by the same engine as the server's. */
export function foundBy(domain: Domain, intent: Intent, observed: unknown, asked: Asked): readonly Difference[] {
  return differences(domain, circumstancesOf(intent, asked), { completeness: 'complete', document: observed });
}

/** Nothing is being rolled out, and nothing was accepted: there is no ledger to know of it. */
export function circumstancesOf(document: Intent, { environment, now, project }: Asked): Circumstances {
  return {
    environment,
    now,
    intent: { intentRevision: 0, document, declaredAt: now, converged: true },
    rolloutMilliseconds: 0,
    tolerances: tolerancesIn(environment, project?.tolerances),
    acceptances: new Map(),
    forbids: (key, value) => {
      if (project === undefined) return 'only a release or an overlay can declare this, and neither does';
      const checked = checkVariance(key, value, environment, project.variance, nothingKnown);
      return checked instanceof Refusal ? String(checked.facts.because) : undefined;
    },
  };
}
