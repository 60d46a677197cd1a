import type { ReleasePlaceRow } from '../release-places/project';
import type { ReleaseDossierRow } from './project';

/** A point in the past, as an instant or a position of the ledger; undefined is now. */
export type PointInTime = { readonly instant: string } | { readonly position: bigint } | undefined;

interface Happening {
  readonly at: string;
  readonly position: string;
}

/** Whether it had happened by then. */
function happenedBy({ at, position }: Happening, point: PointInTime): boolean {
  if (point === undefined) return true;
  return 'instant' in point ? at <= point.instant : BigInt(position) <= point.position;
}

/** The release as it was known then; undefined before it was cut. Every release is a candidate from then on. */
export function dossierAsOf(row: ReleaseDossierRow, point: PointInTime): ReleaseDossierRow | undefined {
  const cut = { at: row.cutAt, position: row.position };
  if (!happenedBy(cut, point)) return undefined;
  const states = row.states.filter((state) => happenedBy(state, point));
  return {
    ...row,
    evidence: row.evidence.filter((evidence) => happenedBy(evidence, point)),
    states: [{ state: 'candidate', ...cut }, ...states],
  };
}

export interface Place {
  readonly environment: string;
  readonly intentRevision: number;
  readonly declaredAt: string;
  /** When it was first found there as declared; null while it was not. */
  readonly convergedAt: string | null;
}

/** The environments that are declared to be this release, given what each of them is declared to be then. */
export function placesOf(releaseId: string, places: readonly ReleasePlaceRow[], point: PointInTime): readonly Place[] {
  return places
    .filter((place) => place.releaseId === releaseId)
    .map(({ environment, intentRevision, declaredAt, converged }) => ({
      environment,
      intentRevision,
      declaredAt,
      convergedAt: converged !== undefined && happenedBy(converged, point) ? converged.at : null,
    }));
}
