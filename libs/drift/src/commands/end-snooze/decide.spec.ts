import { given } from '@ledgerline/testing';
import { FindingOpened, FindingSnoozed, FindingSnoozeEnded } from '../../events';
import { drift } from '../../evolve';
import type { Drift } from '../../state';
import { EndSnooze } from './command';
import { endSnooze } from './decide';

const cause = { commandId: 'c', actor: { kind: 'system', id: 'drift' }, causationId: 'e', correlationId: 'r' } as const;
const opened = FindingOpened(FindingOpened.sample);
const snoozed = FindingSnoozed(FindingSnoozed.sample);
const ended = FindingSnoozeEnded(FindingSnoozeEnded.sample);
const end = (state: Drift) => endSnooze(new EndSnooze(cause, 'checkout', 'prod', 'DR-7f3c9a1e', 'SN-1'), state);

describe('the end of a snooze', () => {
  it('brings the finding back', () => {
    given(drift, opened, snoozed).when(end).then(ended);
  });

  it('is of no consequence when a later one has taken its place, or it is over', () => {
    const later = FindingSnoozed({ ...FindingSnoozed.sample, snoozeId: 'SN-2' });
    given(drift, opened, snoozed, later).when(end).thenNothing();
    given(drift, opened, snoozed, ended).when(end).thenNothing();
  });
});
