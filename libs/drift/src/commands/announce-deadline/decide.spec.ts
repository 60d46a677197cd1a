import { given } from '@ledgerline/testing';
import { FindingAccepted, FindingAssigned, FindingDeadlineAnnounced, FindingOpened } from '../../events';
import { drift } from '../../evolve';
import type { Drift } from '../../state';
import { AnnounceDeadline } from './command';
import { announceDeadline } from './decide';

const cause = { commandId: 'c', actor: { kind: 'system', id: 'drift' }, causationId: 'e', correlationId: 'r' } as const;
const { deadline } = FindingDeadlineAnnounced.sample;
const opened = FindingOpened({ ...FindingOpened.sample, deadline });
const assigned = FindingAssigned(FindingAssigned.sample);
const announced = FindingDeadlineAnnounced(FindingDeadlineAnnounced.sample);
const announce = (state: Drift) =>
  announceDeadline(new AnnounceDeadline(cause, 'checkout', 'prod', 'DR-7f3c9a1e', deadline), state);

describe('announcing a deadline', () => {
  it('tells whose the finding is', () => {
    given(drift, opened, assigned).when(announce).then(announced);
  });

  it('tells once, and only while it is undecided', () => {
    given(drift, opened, assigned, announced).when(announce).thenNothing();
    given(drift, opened, FindingAccepted(FindingAccepted.sample)).when(announce).thenNothing();
  });

  it('is about the deadline that counts', () => {
    const other = FindingOpened({ ...FindingOpened.sample, deadline: '2026-01-03T00:00:00.000Z' });
    given(drift, other).when(announce).thenNothing();
  });
});
