import { given } from '@ledgerline/testing';
import { FindingClosed, FindingOpened } from '../../events';
import { drift } from '../../evolve';
import { findingIdOf } from '../../finding-id';
import { isSilent, silenceOf } from '../../silence';
import type { Drift } from '../../state';
import { NoticeSilence } from './command';
import { noticeSilence } from './decide';

const cause = { commandId: 'c', actor: { kind: 'system', id: 'drift' }, causationId: 'e', correlationId: 'r' } as const;
const at = '2026-01-01T01:00:00.000Z';
const old = { heardAt: '2026-01-01T00:55:00.000Z' };
const fresh = { heardAt: '2026-01-01T00:55:00.001Z' };
const slow = { heardAt: '2026-01-01T00:00:00.000Z', silentAfterMs: 7_260_000 };
const notice =
  (heard: Parameters<typeof noticeSilence>[1]['heard'], now = at) =>
  (state: Drift) =>
    noticeSilence(
      new NoticeSilence(cause, 'checkout', 'prod', ['artifacts', 'flagd'], at),
      { heard, intentRevision: 1, now },
      state,
    );
const difference = silenceOf('prod', 'artifacts', old);
const findingId = findingIdOf(difference.fingerprint);
const opened = FindingOpened({
  ...{ project: 'checkout', environment: 'prod', findingId, detector: 'ledger', difference },
  ...{ observationId: 'silence since 2026-01-01T00:55:00.000Z', intentRevision: 1 },
});
const artifacts = (word: { heardAt: string; silentAfterMs?: number }) => ({ detector: 'artifacts', word });
const flagd = { detector: 'flagd', word: slow };

describe('noticing silence', () => {
  it('is a finding of its own about a detector of which nothing was heard for too long', () => {
    given(drift)
      .when(notice([artifacts(old), flagd]))
      .then(opened);
    expect(isSilent(drift.evolve(drift.initial, opened), 'prod', 'artifacts')).toBe(true);
    expect(isSilent(drift.evolve(drift.initial, opened), 'prod', 'flagd')).toBe(false);
  });

  it('lets each be silent for as long as its own interval allows', () => {
    given(drift)
      .when(notice([artifacts(fresh), flagd]))
      .thenRefused('all-heard', { environment: 'prod', next: '2026-01-01T01:00:00.001Z' });
    given(drift)
      .when(notice([flagd]))
      .thenRefused('all-heard', { environment: 'prod', next: '2026-01-01T02:01:00.000Z' });
  });

  it('says so once', () => {
    given(drift, opened)
      .when(notice([artifacts(old)]))
      .thenRefused('all-heard', { environment: 'prod', next: '2026-01-01T02:00:00.000Z' });
  });

  it('does not run after a clock that is far behind', () => {
    const later = '2026-02-01T00:00:00.000Z';
    given(drift, opened)
      .when(notice([artifacts(old)], later))
      .thenRefused('all-heard', { environment: 'prod', next: '2026-02-01T01:00:00.000Z' });
  });

  it('is over when the project expects the detector no longer', () => {
    const gone = { project: 'checkout', environment: 'prod', findingId, observationId: `not expected at ${at}` };
    given(drift, opened)
      .when(notice([flagd]))
      .then(FindingClosed({ ...gone, as: 'gone' }));
  });
});
