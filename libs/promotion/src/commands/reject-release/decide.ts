import { type Decision, type Refusal, refuse } from '@ledgerline/kernel';
import { ReleaseRejected } from '../../events';
import type { PromotionRefusal } from '../../refusals';
import type { Rejections } from '../../rejections';
import type { RejectRelease } from './command';

interface RejectionFacts {
  readonly releaseId: string;
  /** Names of the project's environments. */
  readonly known: readonly string[];
}

export function rejectRelease(
  { cause, project, reason, environments }: RejectRelease,
  { releaseId, known }: RejectionFacts,
  state: Rejections,
): Decision<ReleaseRejected, PromotionRefusal> {
  const { kind, id: person } = cause.actor;
  if (kind !== 'person') return refuse('not-a-person', { principal: person });
  const unknown = unknownPlace(project, environments, known);
  if (unknown !== undefined) return unknown;
  const before = state.get(releaseId);
  const scope = widened(before, environments);
  if (before !== undefined && String(before.environments) === String(scope)) return [];
  return [ReleaseRejected({ project, releaseId, ...(scope !== undefined && { environments: scope }), person, reason })];
}

/** Whoever rejects once more adds to what was said; only lifting takes it back. */
function widened(
  before: { readonly environments?: readonly string[] } | undefined,
  environments: readonly string[] | undefined,
): string[] | undefined {
  const isEverywhere = before !== undefined && before.environments === undefined;
  if (isEverywhere || environments === undefined) return undefined;
  return [...new Set([...(before?.environments ?? []), ...environments])].sort();
}

function unknownPlace(
  project: string,
  environments: readonly string[] | undefined,
  known: readonly string[],
): Refusal<PromotionRefusal> | undefined {
  const index = (environments ?? []).findIndex((name) => !known.includes(name));
  const environment = environments?.[index];
  if (environment === undefined) return undefined;
  return refuse('no-such-environment', { project, environment }, `/environments/${String(index)}`);
}
