import { given } from '@ledgerline/testing';
import { FindingAccepted, FindingAcknowledged, FindingClosed, FindingEscalated, FindingOpened } from '../../events';
import { drift } from '../../evolve';
import type { Drift } from '../../state';
import { EscalateFinding } from './command';
import { escalateFinding } from './decide';

const cause = { commandId: 'c', actor: { kind: 'system', id: 'drift' }, causationId: 'e', correlationId: 'r' } as const;
const { deadline } = FindingEscalated.sample;
const opened = FindingOpened({ ...FindingOpened.sample, deadline });
const escalated = FindingEscalated(FindingEscalated.sample);
const escalate =
  (to: string | undefined = 'prod-operators') =>
  (state: Drift) =>
    escalateFinding(new EscalateFinding(cause, 'checkout', 'prod', 'DR-7f3c9a1e', deadline), to, state);

describe('escalating a finding', () => {
  it('tells the group that the project names', () => {
    given(drift, opened).when(escalate()).then(escalated);
  });

  it('is not held up by somebody who is merely on it', () => {
    given(drift, opened, FindingAcknowledged(FindingAcknowledged.sample)).when(escalate()).then(escalated);
  });

  it('tells once, and not what is accepted or over', () => {
    given(drift, opened, escalated).when(escalate()).thenNothing();
    given(drift, opened, FindingAccepted(FindingAccepted.sample)).when(escalate()).thenNothing();
    given(drift, opened, FindingClosed(FindingClosed.sample)).when(escalate()).thenNothing();
  });

  it('is about the deadline that counts', () => {
    const other = FindingOpened({ ...FindingOpened.sample, deadline: '2026-01-03T00:00:00.000Z' });
    given(drift, other).when(escalate()).thenNothing();
  });
});
