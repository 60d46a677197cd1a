import { settingsFrom } from './settings';

const least = { EVENTSTORE_URL: 'esdb://x', KAFKA_BROKERS: 'a:1,b:2' };
const topics = '{"out":[{"topic":"told","contexts":["drift"]}]}';

describe("the relay's settings", () => {
  it('need a ledger and a broker', () => {
    expect(settingsFrom(least)).toMatchObject({ brokers: ['a:1', 'b:2'], group: 'ledgerline-relay', tls: false });
    expect(() => settingsFrom({ ...least, KAFKA_BROKERS: '' })).toThrow('KAFKA_BROKERS');
    expect(() => settingsFrom({ ...least, EVENTSTORE_URL: undefined })).toThrow('EVENTSTORE_URL');
  });

  it('take the rules as text or from a file', () => {
    expect(settingsFrom({ ...least, RELAY_TOPICS: topics }).topics.out).toHaveLength(1);
    expect(settingsFrom({ ...least, RELAY_TOPICS: '/etc/topics.json' }, () => topics).topics.out).toHaveLength(1);
  });

  it.each([{ HEALTH_PORT: 'x' }, { KAFKA_TLS: 'yes' }, { KAFKA_USERNAME: 'u' }, { RELAY_TOPICS: '{"in":1}' }])(
    'name what cannot be used: %j',
    (wrong) => {
      const [name = ''] = Object.keys(wrong);
      expect(() => settingsFrom({ ...least, ...wrong })).toThrow(name);
    },
  );
});
