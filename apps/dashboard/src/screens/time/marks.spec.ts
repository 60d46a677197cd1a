import type { TimelineEvent } from './kinds';
import { marksOf } from './marks';

const from = '2026-11-01T00:00:00.000Z';
const until = '2026-11-05T00:00:00.000Z';
const stretch = { from: Date.parse(from), until: Date.parse(until) };
const event = (at: string, type: string): TimelineEvent => ({
  ...{ id: 'id', position: '7', at, kind: 'drift', type, summary: 'DR-1 <b>opened</b>', actor: 'agent' },
});

describe('what is drawn of a timeline', () => {
  it('is each event where it happened, the end of something as such', () => {
    const events = [event('2026-11-02T00:00:00.000Z', 'finding.opened'), event(until, 'finding.closed')];
    expect(marksOf({ from, until, events, buckets: [] }, stretch)).toMatchObject([
      { place: 0.25, isEnding: false, leadsTo: { position: '7' }, title: 'DR-1 <b>opened</b>' },
      { place: 1, isEnding: true },
    ]);
  });

  it('is how many there are in each part, in its middle, and leads into it', () => {
    const buckets = [{ at: '2026-11-03T00:00:00.000Z', counts: { drift: 2, policy: 1 } }];
    expect(marksOf({ from, until, events: null, buckets }, stretch)).toMatchObject([
      {
        ...{ kind: 'drift', count: 2, place: 0.5 + 0.5 / 96 },
        leadsTo: { from: Date.parse('2026-11-03T00:00:00Z'), until: Date.parse('2026-11-03T01:00:00Z') },
      },
      { kind: 'policy', count: 1 },
    ]);
  });

  it('stands elsewhere, or not there, on a stretch that has moved since', () => {
    const events = [event('2026-11-02T00:00:00.000Z', 'finding.opened')];
    const halved = { from: stretch.from, until: Date.parse('2026-11-03T00:00:00Z') };
    expect(marksOf({ from, until, events, buckets: [] }, halved)).toMatchObject([{ place: 0.5 }]);
    expect(marksOf({ from, until, events, buckets: [] }, { from: halved.until, until: stretch.until })).toEqual([]);
  });
});
