import { refuse } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { FindingAccepted, FindingClosed, FindingOpened, FindingSnoozed } from '../../events';
import { drift } from '../../evolve';
import { openFindings } from '../../open-findings';
import type { Drift } from '../../state';
import { SnoozeFinding } from './command';
import { snoozeFinding } from './decide';
import { snoozeIdOf } from './snooze-id';

const cause = { commandId: 'c', actor: { kind: 'person', id: 'olga' }, causationId: 'e', correlationId: 'r' } as const;
const now = '2026-01-01T00:00:00.000Z';
const opened = FindingOpened(FindingOpened.sample);
const snoozed = FindingSnoozed({ ...FindingSnoozed.sample, snoozeId: snoozeIdOf('c') });
const { until, reason } = FindingSnoozed.sample;
const snooze =
  (asked = until) =>
  (state: Drift) =>
    snoozeFinding(new SnoozeFinding(cause, 'checkout', 'prod', 'DR-7f3c9a1e', asked, reason), now, state);
const after = (...events: Parameters<typeof drift.evolve>[1][]) => events.reduce(drift.evolve, drift.initial);

describe('snoozing a finding', () => {
  it('keeps it out of sight until an instant, and as open as it was', () => {
    given(drift, opened).when(snooze()).then(snoozed);
    expect(openFindings(after(opened, snoozed))).toHaveLength(1);
  });

  it('lasts fourteen days at the most', () => {
    given(drift, opened)
      .when(snooze('2026-01-15T00:00:00.000Z'))
      .then(FindingSnoozed({ ...snoozed.data, until: '2026-01-15T00:00:00.000Z' }));
    expect(snooze('2026-01-15T00:00:00.001Z')(after(opened))).toEqual(
      refuse(
        'snooze-too-long',
        { until: '2026-01-15T00:00:00.001Z', days: 14, latest: '2026-01-15T00:00:00.000Z' },
        '/until',
      ),
    );
  });

  it('has an end, and one that is to come', () => {
    expect(snooze(now)(after(opened))).toEqual(refuse('snooze-already-over', { until: now, now }, '/until'));
  });

  it('never outlasts the deadline', () => {
    const due = FindingOpened({ ...FindingOpened.sample, deadline: until });
    given(drift, due).when(snooze()).then(snoozed);
    const later = '2026-01-03T00:00:00.001Z';
    expect(snooze(later)(after(due))).toEqual(
      refuse('snooze-past-deadline', { findingId: 'DR-7f3c9a1e', until: later, deadline: until }, '/until'),
    );
  });

  it('is not for what is accepted or over', () => {
    expect(snooze()(after(opened, FindingAccepted(FindingAccepted.sample)))).toMatchObject({
      code: 'finding-excepted',
    });
    expect(snooze()(after(opened, FindingClosed(FindingClosed.sample)))).toMatchObject({ code: 'finding-closed' });
  });

  it('is over when the finding is', () => {
    const state = after(opened, snoozed, FindingClosed(FindingClosed.sample));
    expect(state.findings.get('DR-7f3c9a1e')).not.toHaveProperty('snooze');
  });
});
