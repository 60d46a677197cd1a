import { environmentState } from './environment-state';

const environment = { status: 'converged', converged: null, rollout: null, observe: ['postgres'] } as const;
const inSync = {
  detector: 'postgres',
  verdict: 'in-sync',
  silentSince: null,
  reportedAt: '2026-01-05T10:00:00Z',
} as const;
const none = { open: 0, excepted: 0 };
const seen = {
  environment: { ...environment, observe: ['postgres'] },
  detectors: [inSync],
  findings: none,
  isPast: false,
};

describe('the state of an environment', () => {
  it('is in sync when it converged and every detector says so', () => {
    expect(environmentState(seen)).toEqual({ state: 'good', word: 'in sync' });
  });

  it('is unknown as soon as a detector is silent, cannot tell, or never spoke', () => {
    const silent = { ...inSync, verdict: 'unknown' as const, silentSince: '2026-01-05T09:00:00Z' };
    expect(environmentState({ ...seen, detectors: [inSync, silent] })).toEqual({
      state: 'unknown',
      word: 'postgres silent',
      isOfDetectors: true,
    });
    const unheard = { ...inSync, verdict: 'unknown' as const, reportedAt: null };
    expect(environmentState({ ...seen, detectors: [unheard] }).word).toBe('postgres silent');
    const partial = { ...inSync, verdict: 'unknown' as const };
    expect(environmentState({ ...seen, detectors: [partial] }).word).toBe('postgres cannot tell');
  });

  it('is never good where nobody looks', () => {
    expect(environmentState({ ...seen, environment: { ...environment, observe: [] }, detectors: [] }).state).toBe(
      'unknown',
    );
  });

  it('is drift before anything else', () => {
    const silent = { ...inSync, verdict: 'unknown' as const };
    expect(environmentState({ ...seen, detectors: [silent], findings: { open: 2, excepted: 1 } })).toEqual({
      state: 'drift',
      word: '2 drift',
    });
  });

  it('is excepted while every finding is', () => {
    expect(environmentState({ ...seen, findings: { open: 0, excepted: 1 } }).state).toBe('excepted');
  });

  it('is pending with how far it has come while it rolls out', () => {
    const rollout = { status: 'progressed', deployer: 'd', done: 9, of: 12, at: '', position: '1' } as const;
    const rolling = { ...seen.environment, status: 'rolling-out' as const, rollout };
    expect(environmentState({ ...seen, environment: rolling }).word).toBe('rolling out 9 of 12');
  });
});
