import { findingState } from './finding-state';

const finding = { status: 'open', severity: 'material', difference: { classification: 'drift' } } as const;

describe('the state of a finding', () => {
  it('is how grave it is, while nothing has become of it', () => {
    expect(findingState(finding)).toEqual({ state: 'drift', word: 'material' });
    expect(findingState({ ...finding, status: 'acknowledged', severity: 'minor' }).word).toBe('minor');
  });

  it('is unknown where nobody says anything', () => {
    expect(findingState({ ...finding, difference: { classification: 'unknown' } }).state).toBe('unknown');
  });

  it('is what became of it otherwise', () => {
    expect(findingState({ ...finding, status: 'excepted' }).state).toBe('excepted');
    expect(findingState({ ...finding, status: 'capture-proposed' }).state).toBe('pending');
    expect(findingState({ ...finding, status: 'closed', closedAs: 'reverted' })).toEqual({
      state: 'good',
      word: 'reverted',
    });
  });
});
