import type { KnownFinding } from './observed-difference';
import { observedDifference } from './observed-difference';

const step = (minute: number, what: string, reason?: string) => ({
  what,
  who: 'mei',
  at: `2026-01-01T00:0${String(minute)}:00.000Z`,
  position: String(minute),
  ...(reason !== undefined && { reason }),
});

const finding = (...history: KnownFinding['history']): KnownFinding => ({
  environment: 'prod',
  findingId: 'DR-7f3c9a1e',
  difference: {
    domain: 'postgres',
    resource: 'database orders',
    path: '/schema/tables/public.orders/indexes/idx_tmp_load',
    declared: null,
    observed: 'CREATE INDEX …',
    reason: 'nobody declared it',
  },
  openedAt: '2026-01-01T00:01:00.000Z',
  position: '1',
  until: '2026-02-01T00:00:00.000Z',
  history,
});

const opened = step(1, 'opened');
const accepted = step(3, 'accepted', 'load test');

describe('a finding as a difference between environments', () => {
  it('is unexplained until somebody answers for it', () => {
    expect(observedDifference(finding(opened, step(2, 'acknowledged')), 'stage', undefined)).toEqual({
      kind: 'postgres',
      key: 'database orders/schema/tables/public.orders/indexes/idx_tmp_load',
      from: null,
      to: 'CREATE INDEX …',
      classification: 'unexplained',
      reason: 'nobody declared it',
      findingId: 'DR-7f3c9a1e',
      environment: 'prod',
      since: '2026-01-01T00:01:00.000Z',
    });
  });

  it('stands on the side of the environment in which it was observed', () => {
    expect(observedDifference(finding(opened), 'prod', undefined)).toMatchObject({ from: 'CREATE INDEX …', to: null });
  });

  it('has the key under which it could be declared, where there is one', () => {
    const { difference, ...rest } = finding(opened);
    const keyed = { ...rest, difference: { ...difference, overlayKey: 'flags.sale' } };
    expect(observedDifference(keyed, 'stage', undefined)?.key).toBe('flags.sale');
  });

  it('is excepted while somebody has accepted it', () => {
    expect(observedDifference(finding(opened, accepted), 'stage', undefined)).toMatchObject({
      classification: 'excepted',
      reason: 'accepted by mei: load test',
      until: '2026-02-01T00:00:00.000Z',
    });
    const expired = finding(opened, accepted, step(4, 'acceptance-expired'));
    expect(observedDifference(expired, 'stage', undefined)).toMatchObject({ classification: 'unexplained' });
  });

  it('is gone when it is closed, and back when it is reopened', () => {
    const closed = [opened, step(4, 'closed')];
    expect(observedDifference(finding(...closed), 'stage', undefined)).toBeUndefined();
    expect(observedDifference(finding(...closed, step(5, 'reopened')), 'stage', undefined)).toBeDefined();
  });

  it('is what it was at a moment in the past', () => {
    const all = finding(opened, accepted, step(4, 'closed'));
    const at = (position: bigint) => observedDifference(all, 'stage', { position })?.classification;
    expect([at(0n), at(1n), at(2n), at(3n), at(4n)]).toEqual([
      undefined,
      'unexplained',
      'unexplained',
      'excepted',
      undefined,
    ]);
  });
});
