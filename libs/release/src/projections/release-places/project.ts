import type { Projection } from '@ledgerline/kernel';
import type { EnvironmentConverged, IntentDeclared } from '../../foreign-events';

export interface ReleasePlaceRow {
  readonly project: string;
  readonly environment: string;
  readonly intentRevision: number;
  readonly releaseId: string;
  readonly declaredAt: string;
  /** Position at which it was declared; the environment is what its latest row says. */
  readonly position: string;
  readonly converged?: { readonly at: string; readonly position: string };
}

/** Which release was declared where, and when was it found there? One row an intent. */
export const releasePlaces: Projection<ReleasePlaceRow, IntentDeclared | EnvironmentConverged> = {
  name: 'release_places',
  generation: 1,
  on: ['intent.declared', 'environment.converged'],
  keyOf: ({ data: { project, environment, intentRevision } }) => `${project}/${environment}/${String(intentRevision)}`,
  evolve(row, event) {
    const at = event.recordedAt;
    const position = String(event.position);
    switch (event.type) {
      case 'intent.declared': {
        const { project, environment, intentRevision, document } = event.data;
        return { project, environment, intentRevision, releaseId: document.release.id, declaredAt: at, position };
      }
      case 'environment.converged':
        return row && { ...row, converged: row.converged ?? { at, position } };
    }
  },
};
