import { aLedger } from '../index';

describe('a ledger for a spec', () => {
  it('is there until it is stopped', async () => {
    const ledger = await aLedger();
    expect(ledger.url).toMatch(/^(esdb|kurrentdb)(\+discover)?:\/\//);
    await ledger.stop();
  });
});
