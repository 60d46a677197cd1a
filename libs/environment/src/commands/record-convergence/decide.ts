import type { Decision } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { EnvironmentConverged } from '../../events';
import type { Environment } from '../../state';
import type { RecordConvergence } from './command';

export function recordConvergence(
  { project, environment, intentRevision, observations }: RecordConvergence,
  { intent }: Environment,
): Decision<EnvironmentConverged, 'nothing-declared' | 'stale-intent'> {
  if (intent === undefined) return refuse('nothing-declared', { environment });
  if (intent.intentRevision !== intentRevision) {
    return refuse('stale-intent', { environment, intentRevision, current: intent.intentRevision });
  }
  if (intent.converged) return [];
  const { intentHash, document } = intent;
  const releaseId = document.release.id;
  return [
    EnvironmentConverged({
      project,
      environment,
      intentRevision,
      intentHash,
      releaseId,
      observations: [...observations],
    }),
  ];
}
