import { filterIn, ledgerSearchIn, optionsOf } from './search';

describe('what the ledger keeps in its address', () => {
  it('is the filters, the open event and the view', () => {
    const search = { type: 'promotion', actor: 'olga', event: '42', view: 'projections' };
    expect(ledgerSearchIn(search)).toEqual(search);
    expect(filterIn(search)).toEqual({ type: 'promotion', actor: 'olga' });
  });

  it('takes numbers for the text that they were', () => {
    expect(ledgerSearchIn({ event: 42, release: 84 })).toEqual({ event: '42', release: '84' });
  });

  it('leaves out what cannot be meant', () => {
    expect(ledgerSearchIn({ type: ' ', actor: ['olga'], event: '-1', view: 'all', more: 'x' })).toEqual({});
    expect(ledgerSearchIn({ stream: 'x'.repeat(500) }).stream).toHaveLength(400);
  });

  it('says the same on the command line, as words that no shell takes apart', () => {
    expect(optionsOf({ environment: 'prod-eu', type: 'promotion' })).toBe(' --type promotion --environment prod-eu');
    expect(optionsOf({ actor: `olga'; rm *` })).toBe(` --actor 'olga'\\''; rm *'`);
    expect(optionsOf({})).toBe('');
  });
});
