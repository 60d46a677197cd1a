import { whatProcessDoes } from '@ledgerline/testing';
import { ExceptionEnded, ExceptionExpired, ExceptionGranted } from '../../events';
import { exceptionExpiryProcess } from './process';

const granted = (until: string) => ExceptionGranted({ ...ExceptionGranted.sample, until });
const { project, exceptionId } = ExceptionGranted.sample;
const wake = (name: string) => ({ type: 'wake' as const, name, at: '2026-01-03T00:00:00.000Z' });
const sends = (command: string) => [{ do: 'send', command: { command, project, exceptionId } }];

describe('an exception that was granted', () => {
  it('is announced a day before its end, and ends at its instant', () => {
    expect(whatProcessDoes(exceptionExpiryProcess, granted('2026-02-01T00:00:00.000Z'))).toEqual([
      { do: 'wake', name: 'announce', at: '2026-01-31T00:00:00.000Z' },
      { do: 'wake', name: 'expire', at: '2026-02-01T00:00:00.000Z' },
    ]);
  });

  it('is announced within its last tenth when it is short', () => {
    expect(whatProcessDoes(exceptionExpiryProcess, granted('2026-01-01T10:00:00.000Z'))).toEqual([
      { do: 'wake', name: 'announce', at: '2026-01-01T09:00:00.000Z' },
      { do: 'wake', name: 'expire', at: '2026-01-01T10:00:00.000Z' },
    ]);
  });

  it('is told its end by the timers', () => {
    const inForce = granted('2026-02-01T00:00:00.000Z');
    expect(whatProcessDoes(exceptionExpiryProcess, inForce, wake('announce'))).toEqual(sends('announce-exception-end'));
    expect(whatProcessDoes(exceptionExpiryProcess, inForce, wake('expire'))).toEqual(sends('expire-exception'));
  });

  it.each([
    ['expired', ExceptionExpired(ExceptionExpired.sample)],
    ['ended by somebody', ExceptionEnded(ExceptionEnded.sample)],
  ])('is over when it has %s, whatever timers are left', (_, end) => {
    const inForce = granted('2026-02-01T00:00:00.000Z');
    expect(whatProcessDoes(exceptionExpiryProcess, inForce, end)).toEqual([{ do: 'end' }]);
    expect(whatProcessDoes(exceptionExpiryProcess, inForce, end, wake('expire'))).toEqual([
      { do: 'ignore', because: 'the exception is over' },
    ]);
  });
});
