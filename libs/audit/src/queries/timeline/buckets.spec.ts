import { bucketsOf } from './buckets';

describe('the parts of a stretch of time', () => {
  const day = { from: Date.parse('2026-01-01T00:00:00Z'), until: Date.parse('2026-01-02T00:00:00Z') };

  it('tell when they begin, and how much of each kind happened in them', () => {
    const counts = [
      { part: 12, type: 'finding.closed', count: 2 },
      { part: 0, type: 'finding.opened', count: 1 },
      { part: 12, type: 'finding.opened', count: 3 },
      { part: 12, type: 'promotion.requested', count: 1 },
    ];
    expect(bucketsOf(counts, day, 24)).toEqual([
      { at: '2026-01-01T00:00:00.000Z', counts: { drift: 1 } },
      { at: '2026-01-01T12:00:00.000Z', counts: { drift: 5, promotion: 1 } },
    ]);
  });

  it('are none where nothing happened', () => {
    expect(bucketsOf([], day, 24)).toEqual([]);
  });
});
