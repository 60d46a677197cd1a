import { given } from '@ledgerline/testing';
import type { Assignee } from '../../assignee';
import { FindingAssigned, FindingClosed, FindingOpened } from '../../events';
import { drift } from '../../evolve';
import type { Drift } from '../../state';
import { AssignFinding } from './command';
import { assignFinding } from './decide';

const opened = FindingOpened(FindingOpened.sample);
const assigned = FindingAssigned(FindingAssigned.sample);
const ana = { kind: 'person', id: 'ana' } as const;
const assign =
  (assignee: Assignee | undefined, kind: 'person' | 'service' = 'person') =>
  (state: Drift) => {
    const cause = { commandId: 'c', actor: { kind, id: 'olga' }, causationId: 'e', correlationId: 'r' };
    return assignFinding(new AssignFinding(cause, 'checkout', 'prod', 'DR-7f3c9a1e', assignee), state);
  };

describe('assigning a finding', () => {
  it('says whose it is', () => {
    given(drift, opened).when(assign(ana)).then(assigned);
  });

  it('says nothing twice, and a group of the same name is another assignee', () => {
    given(drift, opened, assigned).when(assign(ana)).thenNothing();
    given(drift, opened, assigned)
      .when(assign({ kind: 'group', id: 'ana' }))
      .then(FindingAssigned({ ...FindingAssigned.sample, assignee: { kind: 'group', id: 'ana' } }));
  });

  it('makes it nobody’s again', () => {
    const { assignee: _, ...nobodys } = FindingAssigned.sample;
    given(drift, opened, assigned).when(assign(undefined)).then(FindingAssigned(nobodys));
    given(drift, opened, assigned, FindingAssigned(nobodys)).when(assign(undefined)).thenNothing();
  });

  it('is remembered when the finding comes back', () => {
    const state = [opened, assigned, FindingClosed(FindingClosed.sample)].reduce<Drift>(drift.evolve, drift.initial);
    expect(state.findings.get('DR-7f3c9a1e')).toMatchObject({ status: 'closed', assignee: ana });
  });

  it('is for people, and for findings that are open', () => {
    given(drift, opened).when(assign(ana, 'service')).thenRefused('people-decide', { principal: 'olga' });
    given(drift, opened, FindingClosed(FindingClosed.sample))
      .when(assign(ana))
      .thenRefused('finding-closed', { findingId: 'DR-7f3c9a1e' });
  });
});
