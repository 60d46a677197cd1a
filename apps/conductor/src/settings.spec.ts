import { settingsFrom } from './settings';

const EVENTSTORE_URL = 'esdb://127.0.0.1:2113?tls=false';

describe('the settings of the conductor', () => {
  it('need the ledger only', () => {
    expect(settingsFrom({ EVENTSTORE_URL })).toEqual({
      eventStoreUrl: EVENTSTORE_URL,
      healthPort: undefined,
      logLevel: 'info',
    });
  });

  it('can name a folder for snapshots', () => {
    expect(settingsFrom({ EVENTSTORE_URL, LEDGERLINE_SNAPSHOTS: '/s' }).snapshots).toBe('/s');
  });

  it('can name a port for health', () => {
    expect(settingsFrom({ EVENTSTORE_URL, HEALTH_PORT: '8081' }).healthPort).toBe(8081);
  });

  it.each([
    [{}, 'EVENTSTORE_URL is not set'],
    [{ EVENTSTORE_URL, HEALTH_PORT: 'none' }, 'HEALTH_PORT is "none", which is no port'],
  ])('are refused by the name of what is wrong', (environment, message) => {
    expect(() => settingsFrom(environment)).toThrow(message);
  });
});
