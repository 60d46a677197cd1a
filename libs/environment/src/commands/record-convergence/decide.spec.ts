import { given } from '@ledgerline/testing';
import { EnvironmentConverged } from '../../events';
import { environment } from '../../evolve';
import type { Environment } from '../../state';
import { by } from '../../testing/causes';
import { declared } from '../../testing/histories';
import { sampleRelease } from '../../testing/samples';
import { RecordConvergence } from './command';
import { recordConvergence } from './decide';

const observations = [{ detector: 'artifacts', observationId: 'ob-1' }];
const record = (intentRevision = 1) => {
  const command = new RecordConvergence(by('drift', 'system'), 'checkout', 'prod', intentRevision, observations);
  return (state: Environment) => recordConvergence(command, state);
};
const converged = EnvironmentConverged({
  project: 'checkout',
  environment: 'prod',
  intentRevision: 1,
  intentHash: declared().data.intentHash,
  releaseId: sampleRelease.releaseId,
  observations,
});

describe('recording convergence', () => {
  it('establishes that the environment is as declared', () => {
    given(environment, declared()).when(record()).then(converged);
  });

  it('happens once for each intent', () => {
    given(environment, declared(), converged).when(record()).thenNothing();
    given(environment, declared(), converged, declared(2, 'p-2'))
      .when(record(2))
      .then(EnvironmentConverged({ ...converged.data, intentRevision: 2 }));
  });

  it('refuses an intent that is no longer declared', () => {
    given(environment, declared(), declared(2, 'p-2'))
      .when(record())
      .thenRefused('stale-intent', { environment: 'prod', intentRevision: 1, current: 2 });
  });

  it('refuses where nothing is declared', () => {
    given(environment).when(record()).thenRefused('nothing-declared', { environment: 'prod' });
  });
});
