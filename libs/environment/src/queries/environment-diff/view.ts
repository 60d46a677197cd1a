import type { Moment } from '@ledgerline/platform/http';
import { ReadSide } from '@ledgerline/platform/http';
import { Injectable } from '@nestjs/common';
import { hadHappened } from '../../as-of';
import type { DeclaredDifference } from '../../intent/compare-sides';
import type { ObservedDifference } from './observed-difference';
import type { Side } from './sides';

export type Difference = DeclaredDifference | ObservedDifference;

/** A side as it is answered: what it is, and as of when. */
export interface SideView {
  readonly kind: Side['kind'];
  /** As it can be asked for again. */
  readonly name: string;
  readonly environment?: string;
  readonly release?: { readonly id: string; readonly alias: string };
  readonly overlayVersion?: number;
  readonly intentRevision?: number;
  /** Since when that is declared. */
  readonly since?: string;
  readonly converged?: boolean;
  /** Absent for a release, which never changes. */
  readonly asOf?: { readonly now: boolean; readonly position?: string; readonly instant?: string };
}

/** The tables that a comparison is made from. */
export const comparedTables = [
  'environment_state',
  'project_configuration',
  'overlay_proposals',
  'findings',
  'promotion_board',
  'release_dossier',
  'audit_history',
  'exceptions',
] as const;

@Injectable()
export class SideTeller {
  constructor(private readonly readSide: ReadSide) {}

  tell(side: Side): SideView {
    const { kind, name } = side;
    switch (side.kind) {
      case 'release': {
        const { releaseId: id, alias } = side.release;
        return { kind, name, release: { id, alias } };
      }
      case 'overlay': {
        const { environment, version: overlayVersion, moment } = side;
        return { kind, name, environment, overlayVersion, asOf: this.asOf(moment) };
      }
      case 'environment': {
        const { environment, intent, moment } = side;
        const { document, intentRevision, at: since, converged } = intent;
        const { release, overlayVersion } = document;
        const isConverged = converged !== null && hadHappened(converged, moment);
        const about = { environment, release, overlayVersion, intentRevision, since, converged: isConverged };
        return { kind, name, ...about, asOf: this.asOf(moment) };
      }
    }
  }

  private asOf(moment: Moment | undefined): NonNullable<SideView['asOf']> {
    if (moment !== undefined && 'instant' in moment) return { now: false, ...moment };
    const now = moment === undefined;
    const position = moment?.position ?? this.readSide.state(comparedTables).position;
    return { now, ...(position !== undefined && { position: String(position) }) };
  }
}

export function countsOf(differences: readonly Difference[]): Readonly<Record<Difference['classification'], number>> {
  const counts = { release: 0, 'declared-variance': 0, excepted: 0, pending: 0, unexplained: 0 };
  for (const { classification } of differences) counts[classification] += 1;
  return counts;
}
