import { changedSearch } from './changed-search';

describe('what the address keeps', () => {
  it('is what it kept, with what changed', () => {
    expect(changedSearch({ at: '10', kind: 'drift' }, { kind: 'policy' })).toEqual({ at: '10', kind: 'policy' });
  });

  it('loses what is undefined, not what is false', () => {
    expect(changedSearch({ at: '10', all: true }, { at: undefined, all: false })).toEqual({ all: false });
  });
});
