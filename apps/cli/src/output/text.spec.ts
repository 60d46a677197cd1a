import { counted, datasetCells, duration, instant, moment, plural, short, value } from './text';

const now = new Date('2026-11-23T12:00:00Z');

describe('texts for people', () => {
  it('cut digests in the middle', () => {
    expect(short(`sha256:91ac${'0'.repeat(58)}e2`)).toBe('sha256:91ac…e2');
    expect(short('v84')).toBe('v84');
  });

  it('tell instants in UTC, with the year only when it is another', () => {
    expect(instant('2026-11-12T09:20:11.000Z', now)).toBe('12 Nov 09:20 UTC');
    expect(instant('2025-01-02T03:04:05.000Z', now)).toBe('2 Jan 2025 03:04 UTC');
  });

  it('tell a moment by its day, or by the hour when it is near', () => {
    expect(moment('2026-11-12T09:20:11.000Z', now)).toBe('12 Nov');
    expect(moment('2025-01-02T03:04:05.000Z', now)).toBe('2 Jan 2025');
    expect(moment('2026-11-23T09:20:11.000Z', now)).toBe('09:20 UTC');
    expect(moment('2026-11-23T13:00:00.000Z', now)).toBe('13:00 UTC');
  });

  it('tell durations in two units', () => {
    expect(duration('2026-11-23T06:50:00Z', now)).toBe('5h 10m');
    expect(duration('2026-11-20T08:00:00Z', now)).toBe('3d 4h');
    expect(duration('2026-11-23T11:59:20Z', now)).toBe('40s');
  });

  it('tell where a dataset comes from', () => {
    const dataset = {
      version: '7',
      digest: `sha256:91ac${'0'.repeat(58)}e2`,
      takenAt: '2026-11-01T03:00:00.000Z',
      schema: { orders: '0001' },
      provenance: 'prod-eu, anonymised',
    };
    const facts = 'taken 1 Nov 03:00 UTC, at orders 0001, from prod-eu, anonymised';
    expect(datasetCells(dataset, now)).toEqual(['7', 'sha256:91ac…e2', facts]);
    expect(datasetCells({ version: '7' }, now)).toEqual(['7', '', '']);
  });

  it('put any value on one line', () => {
    expect([value(null), value('a'), value(12), value({ a: [1] })]).toEqual(['–', 'a', '12', '{"a":[1]}']);
  });

  it('tell a credential by where it is kept and which version is meant', () => {
    expect(value({ reference: 'vault:orders/password', version: 3 })).toBe('vault:orders/password version 3');
    expect(value({ reference: 'a', version: 3, more: 1 })).toBe('{"reference":"a","version":3,"more":1}');
  });

  it('tell numbers so that they can be read', () => {
    expect(['7', '1000', '18204', '1234567'].map(counted)).toEqual(['7', '1 000', '18 204', '1 234 567']);
    expect([plural(1, 'difference'), plural(2, 'difference')]).toEqual(['1 difference', '2 differences']);
  });
});
