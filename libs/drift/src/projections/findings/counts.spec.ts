import type { FindingCount } from './counts';
import { countsBy, daysUntil, overTime } from './counts';

const one: FindingCount = {
  status: 'open',
  severity: 'material',
  domain: 'flags',
  environment: 'prod',
  assignee: null,
  snoozed: false,
  count: 2,
};

describe('the counts of findings', () => {
  it('tell days by their date in UTC, the last one today', () => {
    expect(daysUntil(Date.parse('2026-03-01T00:00:00Z'), 3)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  });

  it('tell how many of a domain were open at the end of each day, with what was open before', () => {
    const turns = [
      { day: '2025-12-31', domain: 'flags', opened: 3, closed: 1 },
      { day: '2026-02-28', domain: 'flags', opened: 1, closed: 0 },
      { day: '2026-03-01', domain: 'flags', opened: 0, closed: 3 },
      { day: '2026-03-01', domain: 'artifacts', opened: 1, closed: 0 },
    ];
    expect(overTime(turns, ['2026-02-27', '2026-02-28', '2026-03-01'])).toEqual([
      { domain: 'artifacts', open: [0, 0, 1], opened: 1, closed: 0 },
      { domain: 'flags', open: [2, 3, 0], opened: 1, closed: 3 },
    ]);
  });

  it('add up what has the same value, the most frequent first', () => {
    const counts = [one, { ...one, environment: 'stage', count: 5 }, { ...one, severity: 'critical' }];
    expect(countsBy(counts, ({ environment }) => environment)).toEqual([
      { name: 'stage', count: 5 },
      { name: 'prod', count: 4 },
    ]);
  });
});
