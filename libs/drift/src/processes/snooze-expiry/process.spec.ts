import { whatProcessDoes } from '@ledgerline/testing';
import { FindingSnoozed, FindingSnoozeEnded } from '../../events';
import { snoozeExpiry } from './process';

const snoozed = FindingSnoozed(FindingSnoozed.sample);
const ended = FindingSnoozeEnded(FindingSnoozeEnded.sample);
const itsInstant = { type: 'wake', name: 'until', at: FindingSnoozed.sample.until } as const;

describe('the end of a snooze', () => {
  it('comes at its instant', () => {
    expect(whatProcessDoes(snoozeExpiry, snoozed)).toEqual([
      { do: 'wake', at: '2026-01-03T00:00:00.000Z', name: 'until' },
    ]);
    expect(whatProcessDoes(snoozeExpiry, snoozed, itsInstant)).toEqual([
      {
        do: 'send',
        command: {
          ...{ command: 'end-snooze', project: 'checkout', environment: 'prod' },
          ...{ findingId: 'DR-7f3c9a1e', snoozeId: 'SN-1' },
        },
      },
    ]);
  });

  it('is the end of waiting for it', () => {
    expect(whatProcessDoes(snoozeExpiry, snoozed, itsInstant, ended)).toEqual([{ do: 'end' }]);
    expect(whatProcessDoes(snoozeExpiry, snoozed, ended, itsInstant)).toEqual([
      { do: 'ignore', because: 'the snooze was over before its time' },
    ]);
  });
});
