import { settingsFrom } from './settings';

const needed = { EVENTSTORE_URL: 'esdb://localhost?tls=false', DATABASE_URL: 'postgres://localhost/x' };

describe('settings', () => {
  it('need a ledger and a database, and nothing else', () => {
    expect(settingsFrom(needed)).toMatchObject({ host: '127.0.0.1', port: 8080, rootKey: undefined, maxStreams: 1000 });
    expect(settingsFrom(needed)).toMatchObject({ observationHeartbeatSeconds: 60 });
  });

  it('know no signing key unless a file is named', () => {
    expect(settingsFrom({ ...needed, LEDGERLINE_SIGNING_KEY: '' }).signingKeyFile).toBeUndefined();
    expect(settingsFrom({ ...needed, LEDGERLINE_SIGNING_KEY: '/k.pem' }).signingKeyFile).toBe('/k.pem');
  });

  it('name what is missing', () => {
    expect(() => settingsFrom({ ...needed, DATABASE_URL: '' })).toThrow('DATABASE_URL is not set');
  });

  it('name what is no number', () => {
    expect(() => settingsFrom({ ...needed, PORT: '80a' })).toThrow('PORT is "80a", which is no whole number');
  });
});
