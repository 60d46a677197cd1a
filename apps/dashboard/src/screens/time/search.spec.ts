import { kindsIn, timeSearchIn, withKind } from './search';

const from = '2026-11-01T00:00:00.000Z';
const until = '2026-11-12T00:00:00.000Z';

describe('the address of the time machine', () => {
  it('keeps what it knows, and leaves out what is no such thing', () => {
    expect(timeSearchIn({ from, until, environment: 'prod', only: true, kinds: 'drift', run: 'id' })).toEqual({
      ...{ from, until, environment: 'prod', only: true, kinds: 'drift', run: 'id' },
    });
    expect(timeSearchIn({ from: 'yesterday', until, only: true, kinds: 'everything', environment: 7 })).toEqual({});
  });

  it('has both ends of a stretch in their order, or none', () => {
    expect(timeSearchIn({ from })).toEqual({});
    expect(timeSearchIn({ from: until, until: from })).toEqual({});
    expect(timeSearchIn({ from, until: from })).toEqual({});
  });

  it('shows some kinds, in the order of the lanes, and never none', () => {
    expect(kindsIn('policy,drift,drift')).toEqual(['drift', 'policy']);
    expect(kindsIn('')).toHaveLength(6);
    expect(withKind(['drift', 'policy'], 'drift')).toEqual(['policy']);
    expect(withKind(['drift'], 'policy')).toEqual(['drift', 'policy']);
    expect(withKind(['drift'], 'drift')).toEqual(['drift']);
  });
});
