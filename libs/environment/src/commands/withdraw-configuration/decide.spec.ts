import { given } from '@ledgerline/testing';
import { ProjectChangeWithdrawn, ProjectConfigured } from '../../events';
import { project } from '../../evolve';
import type { Project } from '../../state';
import { by } from '../../testing/causes';
import { changeProposed, changeReviewed, configured, tighterConfiguration } from '../../testing/policies';
import { WithdrawConfiguration } from './command';
import { withdrawConfiguration } from './decide';

const withdraw = (who: string) => (state: Project) =>
  withdrawConfiguration(new WithdrawConfiguration(by(who), 'checkout', 'c-1'), state);
const withdrawn = ProjectChangeWithdrawn({ project: 'checkout', proposalId: 'c-1', proposer: 'olga' });

describe('withdrawing a change of policy', () => {
  it('is for whoever proposed it', () => {
    given(project, configured(), changeProposed()).when(withdraw('olga')).then(withdrawn);
    given(project, configured(), changeProposed())
      .when(withdraw('ana'))
      .thenRefused('not-your-change', { proposer: 'olga' });
  });

  it('changes nothing when it is repeated', () => {
    given(project, configured(), changeProposed(), withdrawn).when(withdraw('olga')).thenNothing();
  });

  it('is too late once it is in force', () => {
    const because = { proposalId: 'c-1' };
    const effective = ProjectConfigured({ ...configured(tighterConfiguration, 2).data, because });
    given(project, configured(), changeProposed(), changeReviewed('ana'), changeReviewed('mei'), effective)
      .when(withdraw('olga'))
      .thenRefused('change-closed', { status: 'effective', person: 'ana, mei' });
  });

  it('is refused where there is no such change', () => {
    given(project).when(withdraw('olga')).thenRefused('no-such-change', { project: 'checkout', proposalId: 'c-1' });
  });
});
