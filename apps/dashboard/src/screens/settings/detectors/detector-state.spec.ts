import { detectorState } from './detector-state';

const heard = { reportedAt: '2026-11-12T09:00:00Z', silentSince: null, completeness: 'complete' } as const;

describe('the state of a detector', () => {
  it.each([
    ['in-sync', 'good', 'in sync'],
    ['pending', 'pending', 'pending'],
    ['drift', 'drift', 'drift'],
    ['unknown', 'unknown', 'cannot tell'],
  ] as const)('is what it says while it is heard: %s', (verdict, state, word) => {
    expect(detectorState({ ...heard, verdict })).toEqual({ state, word });
  });

  it('is unknown when it is not heard, or did not see everything, whatever it said', () => {
    const silent = { ...heard, verdict: 'in-sync', silentSince: heard.reportedAt } as const;
    expect(detectorState(silent)).toEqual({ state: 'unknown', word: 'silent' });
    const never = { verdict: 'unknown', reportedAt: null, silentSince: null, completeness: null } as const;
    expect(detectorState(never)).toEqual({ state: 'unknown', word: 'never heard' });
    expect(detectorState({ ...heard, verdict: 'unknown', completeness: 'partial' }).word).toBe('saw a part');
    expect(detectorState({ ...heard, verdict: 'unknown', completeness: 'error' }).word).toBe('cannot look');
  });
});
