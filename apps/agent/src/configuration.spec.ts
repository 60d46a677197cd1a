import { allDetectors } from '@ledgerline/drift';
import { InvalidConfiguration, parseConfiguration } from './configuration';

const parse = (configuration: unknown) => parseConfiguration(JSON.stringify(configuration), allDetectors());
const valid = {
  project: 'checkout',
  environment: 'prod',
  detectors: {
    artifacts: { root: '/srv/checkout', endpoints: { web: 'http://127.0.0.1:8080/' } },
    flagd: { file: '/srv/checkout/flags.flagd.json' },
    postgres: { databases: { orders: { dsn: 'postgres://agent:s3cr3t@db/orders' } } },
  },
};

describe('the configuration of the agent', () => {
  it('has an interval and a time limit when none is given', () => {
    expect(parse(valid)).toEqual({ ...valid, intervalMs: 30_000, timeoutMs: 60_000, memoryMb: 512, paces: {} });
  });

  it('may have a pace for each detector, a spool, and a port for its health', () => {
    const more = {
      paces: { postgres: { intervalMs: 300_000 } },
      spool: { folder: '/var/spool/agent' },
      healthPort: 9090,
    };
    expect(parse({ ...valid, ...more })).toMatchObject({ ...more, spool: { folder: '/var/spool/agent', maxMb: 64 } });
  });

  it.each<[string, unknown, string]>([
    ['an unknown detector', { ...valid, detectors: { weather: {} } }, 'configuration/detectors'],
    ['no detector', { ...valid, detectors: {} }, 'configuration/detectors'],
    ['a database that is none', { ...valid, detectors: { postgres: { databases: { a: { dsn: 's3cr3t' } } } } }, '/dsn'],
    ['a pace of an unknown detector', { ...valid, paces: { kubernetes: { intervalMs: 1000 } } }, 'configuration/paces'],
    ['a spool without a folder', { ...valid, spool: { maxMb: 1 } }, 'configuration/spool'],
    ['an interval of nothing', { ...valid, intervalMs: 0 }, '/intervalMs'],
  ])('is refused with %s, by place and without values', (_, configuration, place) => {
    expect(() => parse(configuration)).toThrow(InvalidConfiguration);
    expect(() => parse(configuration)).toThrow(place);
    expect(() => parse(configuration)).not.toThrow('s3cr3t');
  });

  it('is refused when it is no JSON, without saying what it is', () => {
    expect(() => parseConfiguration('{"dsn": s3cr3t', allDetectors())).toThrow('the configuration is not JSON');
  });
});
