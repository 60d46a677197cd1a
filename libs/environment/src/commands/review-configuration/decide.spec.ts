import type { Cause } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import type { Consequences } from '../../configuration/consequences';
import { noConsequences } from '../../configuration/consequences';
import type { FallOut } from '../../configuration-change';
import { ProjectChangeRejected, ProjectChangeReviewed, ProjectConfigured } from '../../events';
import { project } from '../../evolve';
import type { Project } from '../../state';
import { by } from '../../testing/causes';
import {
  changeProposed,
  changeReviewed,
  configured,
  governedConfiguration,
  tighterConfiguration,
} from '../../testing/policies';
import { ReviewConfiguration } from './command';
import { reviewConfiguration } from './decide';

const leads = ['platform-leads'];
const review = (
  cause: Cause,
  groups: readonly string[] = leads,
  found: Partial<Consequences> = {},
  comment?: string,
) => {
  const command = new ReviewConfiguration(cause, 'checkout', 'c-1', groups, comment);
  return (state: Project) => reviewConfiguration(command, state, { ...noConsequences, baseVersion: 1, ...found });
};
const effective = ProjectConfigured({
  ...configured(tighterConfiguration, 2).data,
  because: { proposalId: 'c-1' },
});
const fallen: FallOut = { environment: 'prod', key: 'web.replicas', value: 12, because: 'too many', owner: 'web-team' };

describe('reviewing a change of policy', () => {
  it('records a word, and waits for the others', () => {
    given(project, configured(), changeProposed())
      .when(review(by('ana'), [...leads, 'cooks'], {}, 'read it'))
      .then(ProjectChangeReviewed({ ...changeReviewed('ana').data, comment: 'read it' }));
  });

  it('puts the configuration into force with the last word, in the same append', () => {
    given(project, configured(), changeProposed(), changeReviewed('ana'))
      .when(review(by('mei')))
      .then(changeReviewed('mei'), effective);
  });

  it('counts a person once', () => {
    given(project, configured(), changeProposed(), changeReviewed('ana'))
      .when(review(by('ana')))
      .thenNothing();
  });

  it('says nothing more to who said yes to what is in force', () => {
    given(project, configured(), changeProposed(), changeReviewed('ana'), changeReviewed('mei'), effective)
      .when(review(by('ana')))
      .thenNothing();
  });

  it('refuses the proposer, a service, and whoever is not asked', () => {
    const waits = [configured(), changeProposed()] as const;
    given(project, ...waits)
      .when(review(by('olga')))
      .thenRefused('duties-not-separate', { person: 'olga', as: 'proposer', groups: 'platform-leads' });
    given(project, ...waits)
      .when(review(by('ci', 'service')))
      .thenRefused('not-a-person', { principal: 'ci' });
    given(project, ...waits)
      .when(review(by('bob'), ['cooks']))
      .thenRefused('not-in-group', { person: 'bob', groups: 'platform-leads' });
  });

  it('asks the group in force, not the one that would be', () => {
    const coup = { ...tighterConfiguration, governance: { configuration: { of: 'cooks' } } };
    given(project, configured(), changeProposed('c-1', coup))
      .when(review(by('bob'), ['cooks']))
      .thenRefused('not-in-group', { person: 'bob', groups: 'platform-leads' });
  });

  it('knows the proposer under every name of theirs, in force or proposed', () => {
    const known = { ...governedConfiguration, people: { olga: { aliases: ['o.lind'] } } };
    given(project, configured(known), changeProposed())
      .when(review(by('O.Lind')))
      .thenRefused('duties-not-separate', { person: 'olga', as: 'proposer', groups: 'platform-leads' });
    const told = { ...tighterConfiguration, people: { olga: { aliases: ['o.lind'] } } };
    given(project, configured(), changeProposed('c-1', told))
      .when(review(by('o.lind')))
      .thenRefused('duties-not-separate', { person: 'olga', as: 'proposer', groups: 'platform-leads' });
  });

  it('counts two people once who are one by the people in force, whatever is proposed about them', () => {
    const known = { ...governedConfiguration, people: { ana: { aliases: ['al'] } } };
    const parted = { ...tighterConfiguration, people: { ana: { aliases: [] } } };
    given(project, configured(known), changeProposed('c-1', parted), changeReviewed('ana'))
      .when(review(by('al')))
      .thenNothing();
  });

  it('is refused when another configuration took effect since', () => {
    const other = { ...governedConfiguration, datasets: { orders: { kind: 'seed' } } };
    given(project, configured(), changeProposed(), configured(other, 2))
      .when(review(by('ana')))
      .thenRefused('configuration-moved', { base: 1, current: 2 });
  });

  it('is refused when more would fall out than was proposed', () => {
    given(project, configured(), changeProposed())
      .when(review(by('ana'), leads, { fallsOut: [fallen] }))
      .thenRefused('fall-out-moved', { list: 'web.replicas = 12 of prod: too many (web-team)' });
  });

  it('goes on when less falls out than was proposed, and records what does', () => {
    const gone = { ...fallen, key: 'web.endpoints.psp' };
    const waits = changeProposed('c-1', tighterConfiguration, { fallsOut: [fallen, gone] });
    given(project, configured(), waits, changeReviewed('ana'))
      .when(review(by('mei'), leads, { fallsOut: [fallen] }))
      .then(changeReviewed('mei'), ProjectConfigured({ ...effective.data, fallsOut: [fallen] }));
  });

  it('is refused where nothing waits', () => {
    given(project, configured())
      .when(review(by('ana')))
      .thenRefused('no-such-change', { project: 'checkout', proposalId: 'c-1' });
    given(project)
      .when(review(by('ana')))
      .thenRefused('no-such-change', { project: 'checkout', proposalId: 'c-1' });
    const rejected = ProjectChangeRejected({ project: 'checkout', proposalId: 'c-1', reason: 'no', rejecter: 'mei' });
    given(project, configured(), changeProposed(), rejected)
      .when(review(by('ana')))
      .thenRefused('change-closed', { status: 'rejected', person: 'mei' });
  });
});
