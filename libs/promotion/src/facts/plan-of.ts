import type { Environment, IntentDocument, VarianceFacts } from '@ledgerline/environment';
import { diffIntents, resolveIntent } from '@ledgerline/environment';
import { canonicalJson, contentDigest, Refusal } from '@ledgerline/kernel';
import type { MadePlan } from '../make-plan';
import type { MigrationsFact } from '../gate-facts';
import { withTerms } from '../change-terms';
import type { Plan } from '../plan';
import { makePlan } from '../make-plan';
import type { Policy } from '../policy';
import type { OfRelease } from './of-release';

interface Entry extends Omit<OfRelease, 'reached'> {
  readonly target: Environment;
  readonly environment: string;
  readonly policy: Policy;
  readonly kind?: Plan['kind'] | undefined;
  readonly migrations: MigrationsFact | undefined;
  /** What the variance rules look at beyond the environment. */
  readonly variance?: VarianceFacts;
}

/** The plan that brings the release to the environment as both stand now; refused where they do not go together. */
export function planOf(entry: Entry): MadePlan | Refusal {
  const { configuration, cut, evidence, target, environment, policy, kind, migrations, variance } = entry;
  const { intent, overlay, proposers } = target;
  const { project, releaseId, alias } = cut;
  const rules = configuration.variance;
  const facts = variance && { facts: variance };
  const proposed = resolveIntent(cut, overlay, { project, environment, rules, ...facts });
  if (proposed instanceof Refusal) return proposed;
  return makePlan({
    project,
    environment,
    release: { id: releaseId, alias },
    releaseInvolved: cut.involved,
    baseline: {
      intentRevision: intent?.intentRevision ?? 0,
      intentHash: intent?.intentHash ?? null,
      overlayVersion: overlay.version,
    },
    proposedIntent: contentDigest(proposed),
    ...(kind !== undefined && { kind }),
    changes: diffIntents(intent?.document, proposed).map((change) => withTerms(change, policy, migrations)),
    overlayProposers: broughtKeys(intent?.document, proposed)
      .map((key) => proposers[key])
      .filter((person) => person !== undefined),
    policy,
    evidence,
  });
}

/** The keys whose values of the environment's own this plan would bring: what stands there already was approved before. */
function broughtKeys(before: IntentDocument | undefined, proposed: IntentDocument): readonly string[] {
  const standing = new Map(before?.variance.map(({ key, value }) => [key, canonicalJson(value)]));
  return proposed.variance.filter(({ key, value }) => standing.get(key) !== canonicalJson(value)).map(({ key }) => key);
}
