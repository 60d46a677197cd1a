import type { Actor, Projection } from '@ledgerline/kernel';
import type { EvidenceAttached, ReleaseAliasClaimed, ReleaseCut } from '../../events';
import type { StateReached } from '../../foreign-events';
import type { ReleaseContent } from '../../release-content';

interface Happening {
  readonly at: string;
  readonly position: string;
}

type Evidence = Omit<EvidenceAttached['data'], 'project' | 'releaseId'> & Happening & { readonly by: Actor };
type ReachedState = Happening & { readonly state: string; readonly promotionId?: string };

export interface ReleaseDossierRow {
  readonly project: string;
  readonly releaseId: string;
  /** The alias it was cut under. */
  readonly alias: string;
  /** Every alias that stands for it. */
  readonly aliases: readonly string[];
  readonly content: ReleaseContent;
  readonly buildIds: readonly string[];
  readonly involved: ReleaseCut['data']['involved'];
  readonly cutAt: string;
  readonly cutBy: Actor;
  readonly evidence: readonly Evidence[];
  readonly states: readonly ReachedState[];
  /** Position at which it was cut; orders the list. */
  readonly position: string;
}

/** What is a release made of, what was verified about it, and how far has it come? */
export const releaseDossier: Projection<
  ReleaseDossierRow,
  ReleaseCut | ReleaseAliasClaimed | EvidenceAttached | StateReached
> = {
  name: 'release_dossier',
  generation: 1,
  on: ['release.cut', 'release.alias-claimed', 'evidence.attached', 'standing.state-reached'],
  keyOf: ({ data: { project, releaseId } }) => `${project}/${releaseId}`,
  evolve(row, event) {
    const { recordedAt: at, metadata } = event;
    const position = String(event.position);
    switch (event.type) {
      case 'release.cut': {
        const { builds: buildIds, alias, ...cut } = event.data;
        const aliases = [alias];
        return {
          ...cut,
          alias,
          aliases,
          buildIds,
          cutAt: at,
          cutBy: metadata.actor,
          evidence: [],
          states: [],
          position,
        };
      }
      case 'release.alias-claimed':
        return row && { ...row, aliases: [...new Set([...row.aliases, event.data.alias])] };
      case 'evidence.attached':
        return (
          row && { ...row, evidence: [...row.evidence, { ...evidenceIn(event), at, position, by: metadata.actor }] }
        );
      case 'standing.state-reached': {
        const { state, promotionId } = event.data;
        const reached = { state, at, position, ...(promotionId !== undefined && { promotionId }) };
        return row && { ...row, states: [...row.states.filter((known) => known.state !== state), reached] };
      }
    }
  },
};

function evidenceIn({ data }: EvidenceAttached): Omit<EvidenceAttached['data'], 'project' | 'releaseId'> {
  const { project: _project, releaseId: _releaseId, ...evidence } = data;
  return evidence;
}
