import { whatProcessDoes } from '@ledgerline/testing';
import { FindingAccepted, FindingAcceptanceExpired, FindingClosed, FindingOpened, FindingReopened } from '../../events';
import { findingDeadline } from './process';

const deadline = '2026-01-02T00:00:00.000Z';
const opened = FindingOpened({ ...FindingOpened.sample, deadline });
const accepted = FindingAccepted(FindingAccepted.sample);
const closed = FindingClosed(FindingClosed.sample);
const announce = { type: 'wake', name: 'announce', at: '2026-01-01T18:00:00.000Z' } as const;
const escalate = { type: 'wake', name: 'escalate', at: deadline } as const;
const about = { project: 'checkout', environment: 'prod', findingId: 'DR-7f3c9a1e', deadline };
const nothing = [{ do: 'ignore', because: expect.any(String) as string }];

describe('the deadline of a finding', () => {
  it('is announced when a quarter of its time is left', () => {
    expect(whatProcessDoes(findingDeadline, opened)).toEqual([
      { do: 'wake', name: 'announce', at: '2026-01-01T18:00:00.000Z' },
      { do: 'wake', name: 'escalate', at: deadline },
    ]);
    expect(whatProcessDoes(findingDeadline, opened, announce)).toEqual([
      { do: 'send', command: { command: 'announce-deadline', ...about } },
    ]);
  });

  it('is announced no more than a day before', () => {
    const later = FindingOpened({ ...FindingOpened.sample, deadline: '2026-01-08T00:00:00.000Z' });
    expect(whatProcessDoes(findingDeadline, later)).toContainEqual({
      ...{ do: 'wake', name: 'announce', at: '2026-01-07T00:00:00.000Z' },
    });
  });

  it('has others told when it has passed', () => {
    expect(whatProcessDoes(findingDeadline, opened, escalate)).toEqual([
      { do: 'send', command: { command: 'escalate-finding', ...about } },
    ]);
  });

  it.each([
    ['it is accepted', accepted],
    ['it is over', closed],
  ])('runs no longer when %s', (_, decided) => {
    expect(whatProcessDoes(findingDeadline, opened, decided)).toEqual([{ do: 'end' }]);
    expect(whatProcessDoes(findingDeadline, opened, decided, escalate)).toEqual(nothing);
  });

  it('runs anew when it comes back, or when its acceptance has ended', () => {
    const later = '2026-01-03T00:00:00.000Z';
    const back = FindingReopened({ ...FindingReopened.sample, deadline: later });
    const expired = FindingAcceptanceExpired({ ...FindingAcceptanceExpired.sample, deadline: later });
    const escalates = { do: 'wake', name: 'escalate', at: later };
    expect(whatProcessDoes(findingDeadline, opened, closed, back)).toContainEqual(escalates);
    expect(whatProcessDoes(findingDeadline, opened, accepted, expired)).toContainEqual(escalates);
  });

  it('is none where nobody has to decide, and nothing is written of that', () => {
    const undue = FindingOpened(FindingOpened.sample);
    expect(whatProcessDoes(findingDeadline, undue)).toEqual(nothing);
    const input = { ...undue, recordedAt: '2026-01-01T00:00:00.000Z' };
    expect(findingDeadline.evolve(findingDeadline.initial, input)).toBe(findingDeadline.initial);
  });
});
