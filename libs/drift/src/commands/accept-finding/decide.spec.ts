import { refuse } from '@ledgerline/kernel';
import { given } from '@ledgerline/testing';
import { FindingAccepted, FindingOpened } from '../../events';
import { drift } from '../../evolve';
import type { Drift } from '../../state';
import { AcceptFinding } from './command';
import { acceptFinding } from './decide';
import { exceptionIdOf } from './exception-id';

const cause = { commandId: 'c', actor: { kind: 'person', id: 'olga' }, causationId: 'e', correlationId: 'r' } as const;
const opened = FindingOpened(FindingOpened.sample);
const now = '2026-01-01T00:00:00.000Z';
const acceptUntil = (until: string) => (state: Drift) =>
  acceptFinding(new AcceptFinding(cause, 'checkout', 'prod', 'DR-7f3c9a1e', until, 'load test'), now, state);
const { findings } = drift.evolve(drift.initial, opened);

describe('accepting a finding', () => {
  it('lets it be until an instant, under a name that can be asked for', () => {
    given(drift, opened)
      .when(acceptUntil('2026-02-01T00:00:00.000Z'))
      .then(FindingAccepted({ ...FindingAccepted.sample, exceptionId: exceptionIdOf('c') }));
    expect(exceptionIdOf('c')).toMatch(/^EX-[0-9a-f]{8}$/);
  });

  it('lets it be for ninety days, and not for one millisecond more', () => {
    given(drift, opened)
      .when(acceptUntil('2026-04-01T00:00:00.000Z'))
      .then(
        FindingAccepted({
          ...FindingAccepted.sample,
          exceptionId: exceptionIdOf('c'),
          until: '2026-04-01T00:00:00.000Z',
        }),
      );
    expect(acceptUntil('2026-04-01T00:00:00.001Z')({ findings })).toEqual(
      refuse(
        'acceptance-too-long',
        { until: '2026-04-01T00:00:00.001Z', days: 90, latest: '2026-04-01T00:00:00.000Z' },
        '/until',
      ),
    );
  });

  it('refuses an end that has come already', () => {
    expect(acceptUntil(now)({ findings })).toEqual(refuse('acceptance-already-over', { until: now, now }, '/until'));
  });
});
