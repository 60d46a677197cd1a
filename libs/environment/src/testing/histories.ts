import { contentDigest, Refusal } from '@ledgerline/kernel';
import { IntentDeclared, OverlayApproved, OverlayProposed, OverlayReviewed, OverlaySuperseded } from '../events';
import { resolveIntent } from '../intent/resolve-intent';
import type { IntentDocument } from '../intent-document';
import { sampleConfiguration, sampleRelease } from './samples';

const here = { project: 'checkout', environment: 'prod' };
const planHash = `sha256:${'3'.repeat(64)}`;

/** The intent that the sample release gives in prod. */
export function sampleIntent(values: Record<string, unknown> = {}, version = 0): IntentDocument {
  const target = { ...here, rules: sampleConfiguration.variance };
  const intent = resolveIntent(sampleRelease, { version, values }, target);
  if (intent instanceof Refusal) throw new Error(`the sample does not resolve: ${intent.code}`);
  return intent;
}

export const declared = (intentRevision = 1, promotionId = 'p-1', document = sampleIntent()) =>
  IntentDeclared({
    ...here,
    intentRevision,
    intentHash: contentDigest(document),
    document,
    because: { promotionId, planHash },
  });

export const proposed = (
  proposalId = 'o-1',
  baseVersion = 0,
  changes: Record<string, unknown> = { 'web.replicas': 12 },
) => OverlayProposed({ ...here, proposalId, baseVersion, changes, reason: 'load differs', proposer: 'olga' });

const replicas = { person: 'ana', owners: ['web-team'], keys: ['web.replicas'] };

export const reviewed = (proposalId = 'o-1', review = replicas) => OverlayReviewed({ ...here, proposalId, ...review });

export const approved = (
  proposalId = 'o-1',
  version = 1,
  values: Record<string, unknown> = { 'web.replicas': 12 },
  ...reviews: readonly (typeof replicas)[]
) => {
  const words = reviews.length === 0 ? [replicas] : [...reviews];
  const approver = words.at(-1)?.person ?? '';
  return OverlayApproved({ ...here, proposalId, version, values, approver, reviews: words });
};

export const superseded = (proposalId = 'o-2', by = 'o-1', version = 1) =>
  OverlaySuperseded({ ...here, proposalId, by, version });
