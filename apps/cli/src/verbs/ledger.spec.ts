import { argumentsAfter } from './ledger';

describe('ledgerline ledger', () => {
  it('hands on what was said after it, options of its own name included', () => {
    expect(argumentsAfter('ledger', ['ledger', 'verify', '--url', 'esdb://x'])).toEqual([
      'verify',
      '--url',
      'esdb://x',
    ]);
    expect(argumentsAfter('ledger', ['-p', 'ledger', 'ledger', 'backup', '--to', 'b'])).toEqual([
      'backup',
      '--to',
      'b',
    ]);
    expect(argumentsAfter('ledger', ['--url', 'http://api'])).toEqual([]);
  });
});
