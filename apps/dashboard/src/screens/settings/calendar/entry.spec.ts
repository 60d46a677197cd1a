import type { Exception, Freeze } from '../facts';
import { entryOfException, entryOfFreeze, inCalendarOrder } from './entry';

const exception: Exception = {
  ...{ exceptionId: 'EX-1', project: 'checkout', environment: 'prod', status: 'in-force', reason: 'load test' },
  ...{ waives: { gate: 'soak', environment: 'prod' }, requester: 'olga', requestedAt: '2026-11-01T09:00:00.000Z' },
  ...{ owner: 'web-team', quorums: [], approvers: ['mei'], words: [], involved: [] },
  ...{ until: '2026-11-28T12:00:00.000Z', since: '2026-11-02T09:00:00.000Z', announcedAt: null, ended: null },
  position: '7',
};
const freeze: Freeze = {
  ...{ freezeId: 'FZ-1', project: 'checkout', name: 'q4-close', scope: { everything: true } },
  ...{ from: '2026-11-25T00:00:00.000Z', until: '2026-11-30T06:00:00.000Z', reason: 'books', status: 'on' },
  ...{ next: null, declaredBy: 'kim', declaredAt: '2026-11-01T00:00:00.000Z', lifted: null, position: '8' },
};

describe('an entry of the calendar', () => {
  it('is an exception since it is in force, until it ends', () => {
    expect(entryOfException(exception)).toMatchObject({
      ...{ what: 'gate soak', where: 'prod', who: 'olga', from: '2026-11-02T09:00:00.000Z' },
      ...{ until: '2026-11-28T12:00:00.000Z', word: 'in force', isOver: false, way: 'end' },
    });
  });

  it('ended when somebody ended it, and says who', () => {
    const ended = { at: '2026-11-10T00:00:00.000Z', position: '9', person: 'ana', reason: 'not needed' };
    expect(entryOfException({ ...exception, status: 'ended', ended })).toMatchObject({
      ...{ until: ended.at, isOver: true, ending: 'by ana: not needed', way: undefined },
    });
  });

  it('is decided about among the approvals while it is asked for, and in the inbox where it is about drift', () => {
    expect(entryOfException({ ...exception, status: 'requested', since: null })).toMatchObject({
      ...{ from: '2026-11-01T09:00:00.000Z', way: 'approvals' },
    });
    const waives = { finding: 'DR-208', environment: 'prod' };
    expect(entryOfException({ ...exception, waives })).toMatchObject({ way: 'finding', finding: 'DR-208' });
  });

  it('names what is waived', () => {
    const what = (waives: Exception['waives']) => entryOfException({ ...exception, waives }).what;
    expect(what({ variance: 'web.replicas', environment: 'prod' })).toBe('bounds of web.replicas');
    const release = `sha256:${'7f3c9a1e'.repeat(8)}`;
    expect(what({ gate: 'soak', environment: 'prod', release })).toBe('gate soak for r-7f3c9a1e');
  });

  it('is a freeze, with the times at which it recurs, and until when it was lifted', () => {
    const recurrence = { rrule: 'FREQ=WEEKLY;BYDAY=FR', duration: '8h', timezone: 'UTC' };
    expect(entryOfFreeze({ ...freeze, recurrence })).toMatchObject({
      ...{ what: 'q4-close', where: 'everything', word: 'frozen', way: 'lift' },
      recurs: 'FREQ=WEEKLY;BYDAY=FR for 8h (UTC)',
    });
    const lifted = { at: '2026-11-26T00:00:00.000Z', person: 'kim', reason: 'done' };
    expect(entryOfFreeze({ ...freeze, status: 'lifted', lifted })).toMatchObject({ until: lifted.at, way: undefined });
  });

  it('stands where it begins', () => {
    const entries = [entryOfFreeze(freeze), entryOfException(exception)];
    expect(inCalendarOrder(entries).map(({ id }) => id)).toEqual(['EX-1', 'FZ-1']);
  });
});
