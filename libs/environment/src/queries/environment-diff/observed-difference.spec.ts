import type { KnownFinding } from './observed-difference';
import { observedBetween, observedDifference } from './observed-difference';

const step = (minute: number, what: string, more: Partial<KnownFinding['history'][number]> = {}) => ({
  what,
  who: 'mei',
  at: `2026-01-01T00:0${String(minute)}:00.000Z`,
  position: String(minute),
  ...more,
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
  history,
});

const opened = step(1, 'opened');
const until = '2026-02-01T00:00:00.000Z';
const accepted = step(3, 'accepted', { reason: 'load test', until, exceptionId: 'EX-31' });

describe('a finding as a difference between environments', () => {
  it('is unexplained until somebody answers for it', () => {
    expect(observedDifference(finding(opened, step(2, 'acknowledged')), 'to', undefined)).toEqual({
      kind: 'postgres',
      key: 'database orders/schema/tables/public.orders/indexes/idx_tmp_load',
      from: null,
      to: 'CREATE INDEX …',
      classification: 'unexplained',
      reason: 'nobody declared it',
      findingId: 'DR-7f3c9a1e',
      environment: 'prod',
      since: '2026-01-01T00:01:00.000Z',
      position: '1',
    });
  });

  it('stands on the side of the environment in which it was observed', () => {
    expect(observedDifference(finding(opened), 'from', undefined)).toMatchObject({ from: 'CREATE INDEX …', to: null });
  });

  it('has the key under which it could be declared, where there is one', () => {
    const { difference, ...rest } = finding(opened);
    const keyed = { ...rest, difference: { ...difference, overlayKey: 'flags.sale' } };
    expect(observedDifference(keyed, 'to', undefined)?.key).toBe('flags.sale');
  });

  it('is excepted while somebody has accepted it', () => {
    expect(observedDifference(finding(opened, accepted), 'to', undefined)).toMatchObject({
      classification: 'excepted',
      reason: 'accepted by mei: load test',
      ...{ until, by: 'mei', exceptionId: 'EX-31' },
    });
    const expired = finding(opened, accepted, step(4, 'acceptance-expired'));
    expect(observedDifference(expired, 'to', undefined)).toMatchObject({ classification: 'unexplained' });
  });

  it('is gone when it is closed, and back when it is reopened', () => {
    const closed = [opened, step(4, 'closed')];
    expect(observedDifference(finding(...closed), 'to', undefined)).toBeUndefined();
    expect(observedDifference(finding(...closed, step(5, 'reopened')), 'to', undefined)).toBeDefined();
  });

  it('is what it was at a moment in the past', () => {
    const all = finding(opened, accepted, step(4, 'closed'));
    const at = (position: bigint) => observedDifference(all, 'to', { position })?.classification;
    expect([at(0n), at(1n), at(2n), at(3n), at(4n)]).toEqual([
      undefined,
      'unexplained',
      'unexplained',
      'excepted',
      undefined,
    ]);
  });

  it('ends when it was to end then, though it was accepted again later', () => {
    const again = step(5, 'accepted', { until: '2026-03-01T00:00:00.000Z' });
    const all = finding(opened, accepted, again);
    expect(observedDifference(all, 'to', { position: 4n })).toMatchObject({ until });
    expect(observedDifference(all, 'to', undefined)).toMatchObject({ until: '2026-03-01T00:00:00.000Z' });
  });

  it('shows what was seen then, though it came back as something else', () => {
    const { difference, ...rest } = finding(opened, step(4, 'closed'));
    const before = { ...difference, observed: 'CREATE UNIQUE INDEX …' };
    const all = { ...rest, difference, history: [...rest.history, step(6, 'reopened', { before })] };
    expect(observedDifference(all, 'to', { position: 3n })?.to).toBe('CREATE UNIQUE INDEX …');
    expect(observedDifference(all, 'to', undefined)?.to).toBe('CREATE INDEX …');
  });
});

describe('what was seen in one environment, between two moments', () => {
  const at = (position: bigint) => ({ position });

  it('is what was there at one of them and not at the other', () => {
    const one = finding(opened, step(4, 'closed'));
    expect(observedBetween([one], at(0n), at(2n))).toMatchObject([{ from: null, to: 'CREATE INDEX …' }]);
    expect(observedBetween([one], at(2n), at(4n))).toMatchObject([{ from: 'CREATE INDEX …', to: null }]);
  });

  it('is nothing where it was there all the time, or never', () => {
    const one = finding(opened, accepted);
    expect(observedBetween([one], at(1n), undefined)).toEqual([]);
    expect(observedBetween([one], at(0n), at(0n))).toEqual([]);
  });

  it('is one difference where it was there both times as something else', () => {
    const { difference, ...rest } = finding(opened, accepted, step(4, 'closed'));
    const before = { ...difference, observed: 'CREATE UNIQUE INDEX …' };
    const history = [...rest.history, step(6, 'reopened', { before })];
    expect(observedBetween([{ ...rest, difference, history }], at(3n), undefined)).toMatchObject([
      { from: 'CREATE UNIQUE INDEX …', to: 'CREATE INDEX …', classification: 'unexplained' },
    ]);
  });
});
