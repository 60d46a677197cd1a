import { whatProcessDoes } from '@ledgerline/testing';
import { FindingAccepted, FindingAcceptanceExpired } from '../../events';
import { acceptanceExpiry } from './process';

const accepted = FindingAccepted(FindingAccepted.sample);
const expired = FindingAcceptanceExpired(FindingAcceptanceExpired.sample);
const itsInstant = { type: 'wake', name: 'until', at: FindingAccepted.sample.until } as const;

describe('the end of an acceptance', () => {
  it('comes at its instant', () => {
    expect(whatProcessDoes(acceptanceExpiry, accepted)).toEqual([
      { do: 'wake', at: '2026-02-01T00:00:00.000Z', name: 'until' },
    ]);
    expect(whatProcessDoes(acceptanceExpiry, accepted, itsInstant)).toEqual([
      {
        do: 'send',
        command: {
          command: 'expire-acceptance',
          project: 'checkout',
          environment: 'prod',
          findingId: 'DR-7f3c9a1e',
          exceptionId: 'EX-1',
        },
      },
    ]);
  });

  it('is the end of waiting for it', () => {
    expect(whatProcessDoes(acceptanceExpiry, accepted, itsInstant, expired)).toEqual([{ do: 'end' }]);
    expect(whatProcessDoes(acceptanceExpiry, accepted, expired, itsInstant)).toEqual([
      { do: 'ignore', because: 'the acceptance was over before its time' },
    ]);
  });
});
