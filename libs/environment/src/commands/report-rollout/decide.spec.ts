import { Refusal } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { RolloutFailed, RolloutFinished, RolloutProgressed, RolloutStarted } from '../../events';
import { environment } from '../../evolve';
import type { Environment } from '../../state';
import { by } from '../../testing/causes';
import { declared } from '../../testing/histories';
import type { RolloutReport } from './command';
import { ReportRollout } from './command';
import { reportRollout } from './decide';

const about = { project: 'checkout', environment: 'prod', intentRevision: 1, deployer: 'deployer-prod' };
const report = (said: RolloutReport, intentRevision = 1, boundTo: string | undefined = 'prod') => {
  const cause = by('deployer-prod', 'service');
  return (state: Environment) =>
    reportRollout(new ReportRollout(cause, 'checkout', 'prod', intentRevision, said, boundTo), state);
};
const progress = (done: number) => ({ status: 'progressed', step: 'migrate', done, of: 4 }) as const;

describe('reporting a rollout', () => {
  it('is told step by step', () => {
    const { step, done, of } = progress(1);
    given(environment, declared())
      .when(report({ status: 'started' }))
      .then(RolloutStarted(about));
    given(environment, declared())
      .when(report(progress(1)))
      .then(RolloutProgressed({ ...about, step, done, of }));
    given(environment, declared())
      .when(report({ status: 'finished' }))
      .then(RolloutFinished(about));
    given(environment, declared())
      .when(report({ status: 'failed', reason: 'no disk' }))
      .then(RolloutFailed({ ...about, reason: 'no disk' }));
  });

  it('is open to who works everywhere', () => {
    given(environment, declared())
      .when(report({ status: 'started' }, 1, undefined))
      .then(RolloutStarted(about));
  });

  it('changes nothing when the last report is repeated', () => {
    const { step, done, of } = progress(1);
    const progressed = RolloutProgressed({ ...about, step, done, of });
    given(environment, declared(), RolloutStarted(about))
      .when(report({ status: 'started' }))
      .thenNothing();
    given(environment, declared(), progressed)
      .when(report(progress(1)))
      .thenNothing();
    given(environment, declared(), progressed)
      .when(report(progress(2)))
      .then(RolloutProgressed({ ...about, step, done: 2, of }));
  });

  it('may begin again after a failure', () => {
    const failed = RolloutFailed({ ...about, reason: 'no disk' });
    given(environment, declared(), failed)
      .when(report({ status: 'started' }))
      .then(RolloutStarted(about));
  });

  it('refuses a report about an intent that is no longer declared', () => {
    expect(
      report({ status: 'finished' })([declared(), declared(2, 'p-2')].reduce(environment.evolve, environment.initial)),
    ).toEqual(new Refusal('stale-intent', { environment: 'prod', intentRevision: 1, current: 2 }, '/intentRevision'));
  });

  it('refuses where nothing is declared', () => {
    given(environment)
      .when(report({ status: 'started' }))
      .thenRefused('nothing-declared', { environment: 'prod' });
  });

  it('refuses a deployer of another environment', () => {
    given(environment, declared())
      .when(report({ status: 'started' }, 1, 'stage'))
      .thenRefused('not-your-environment', { principal: 'deployer-prod', bound: 'stage', environment: 'prod' });
  });
});
