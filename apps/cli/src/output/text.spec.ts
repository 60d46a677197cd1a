import { datasetCells, duration, instant, short, value } from './text';

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
});
