import { ProjectConfigured } from '@ledgerline/environment';
import { deadlineOf } from './deadline';

const place = (admits: string, after: string[]) => ({ admits, after, labels: {}, observe: [] });
const environments = { dev: place('candidate', []), prod: place('prod-approved', ['dev']) };
const { governance: _, ...sample } = ProjectConfigured.sample.configuration;
const configuration = { ...sample, environments };
const at = '2026-01-01T00:00:00.000Z';
const drift = { severity: 'material', domain: 'flagd' } as const;

describe('the deadline of a finding', () => {
  it('is set in production, by how grave it is', () => {
    const of = (severity: 'critical' | 'material' | 'minor') =>
      deadlineOf(configuration, 'prod', { ...drift, severity }, at);
    expect(of('critical')).toBe('2026-01-01T04:00:00.000Z');
    expect(of('material')).toBe('2026-01-02T00:00:00.000Z');
    expect(of('minor')).toBe('2026-01-08T00:00:00.000Z');
  });

  it('is set elsewhere only where the project says so', () => {
    expect(deadlineOf(configuration, 'dev', drift, at)).toBeUndefined();
    const governance = { drift: { deadlines: { development: { material: '30m' } } } };
    expect(deadlineOf({ ...configuration, governance }, 'dev', drift, at)).toBe('2026-01-01T00:30:00.000Z');
  });

  it('is as the project sets it', () => {
    const governance = { drift: { deadlines: { production: { material: '2h' } } } };
    expect(deadlineOf({ ...configuration, governance }, 'prod', drift, at)).toBe('2026-01-01T02:00:00.000Z');
    expect(deadlineOf({ ...configuration, governance }, 'prod', { ...drift, severity: 'critical' }, at)).toBe(
      '2026-01-01T04:00:00.000Z',
    );
  });

  it.each(['release', 'detectors'])('is none of what the ledger finds by itself: %s', (domain) => {
    expect(deadlineOf(configuration, 'prod', { ...drift, domain }, at)).toBeUndefined();
  });
});
