import type { Cause } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { ProjectChangeRejected, ProjectChangeWithdrawn } from '../../events';
import { project } from '../../evolve';
import type { Project } from '../../state';
import { by } from '../../testing/causes';
import { changeProposed, configured, governedConfiguration } from '../../testing/policies';
import { RejectConfiguration } from './command';
import { rejectConfiguration } from './decide';

const reject = (cause: Cause, groups: readonly string[] = ['platform-leads']) => {
  const command = new RejectConfiguration(cause, 'checkout', 'c-1', groups, 'sale is in a week');
  return (state: Project) => rejectConfiguration(command, state);
};
const rejected = ProjectChangeRejected({
  project: 'checkout',
  proposalId: 'c-1',
  reason: 'sale is in a week',
  rejecter: 'ana',
});

describe('rejecting a change of policy', () => {
  it('ends it, and changes nothing when it is repeated', () => {
    given(project, configured(), changeProposed())
      .when(reject(by('ana')))
      .then(rejected);
    given(project, configured(), changeProposed(), rejected)
      .when(reject(by('ana')))
      .thenNothing();
  });

  it('is for people who are asked, and not for the proposer', () => {
    const waits = [configured(), changeProposed()] as const;
    given(project, ...waits)
      .when(reject(by('bob'), ['cooks']))
      .thenRefused('not-in-group', { person: 'bob', groups: 'platform-leads' });
    given(project, ...waits)
      .when(reject(by('olga')))
      .thenRefused('duties-not-separate', { person: 'olga', as: 'proposer', groups: 'platform-leads' });
    given(project, ...waits)
      .when(reject(by('ci', 'service')))
      .thenRefused('not-a-person', { principal: 'ci' });
  });

  it('is refused where nothing waits any more', () => {
    const withdrawn = ProjectChangeWithdrawn({ project: 'checkout', proposalId: 'c-1', proposer: 'olga' });
    given(project, configured(), changeProposed(), withdrawn)
      .when(reject(by('ana')))
      .thenRefused('change-closed', { status: 'withdrawn', person: 'olga' });
    given(project, configured(), changeProposed(), configured(governedConfiguration, 2))
      .when(reject(by('ana')))
      .thenRefused('configuration-moved', { base: 1, current: 2 });
    given(project)
      .when(reject(by('ana')))
      .thenRefused('no-such-change', { project: 'checkout', proposalId: 'c-1' });
  });
});
