import { settingsFrom } from './settings';

const given = { EVENTSTORE_URL: 'esdb://ledger:2113', DATABASE_URL: 'postgres://db/ledgerline' };

describe('what the projector is told', () => {
  it('is where ledger and database are', () => {
    expect(settingsFrom({ ...given, HEALTH_PORT: '8081', LOG_LEVEL: 'debug' })).toEqual({
      eventStoreUrl: 'esdb://ledger:2113',
      databaseUrl: 'postgres://db/ledgerline',
      healthPort: 8081,
      logLevel: 'debug',
    });
    expect(settingsFrom(given).healthPort).toBeUndefined();
  });

  it('has to be complete and right', () => {
    expect(() => settingsFrom({ ...given, DATABASE_URL: '' })).toThrow('DATABASE_URL is not set');
    expect(() => settingsFrom({ ...given, HEALTH_PORT: '70000' })).toThrow('HEALTH_PORT is "70000"');
  });
});
