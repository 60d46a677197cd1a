import { commandFor, driftSearchIn, listedBy } from './search';

describe('the address of the inbox', () => {
  it('keeps what it knows, and leaves out what is no such thing', () => {
    expect(driftSearchIn({ show: 'closed', severity: 'minor', finding: 'DR-1', order: 'oldest' })).toEqual({
      show: 'closed',
      severity: 'minor',
      finding: 'DR-1',
      order: 'oldest',
    });
    expect(driftSearchIn({ show: 'everything', severity: 7, domain: '', flag: ['escalated'] })).toEqual({});
    expect(driftSearchIn({ finding: 'x'.repeat(10_000) }).finding).toHaveLength(100);
  });

  it('lists what waits for somebody, the gravest first, when it says nothing', () => {
    expect(listedBy({})).toEqual({
      order: 'severity',
      snoozed: 'false',
      status: 'open,acknowledged,capture-proposed,revert-requested',
    });
  });

  it('lists what is snoozed whatever its status, and everything when asked to', () => {
    expect(listedBy({ show: 'snoozed', flag: 'flapping' })).toEqual({
      order: 'severity',
      snoozed: 'true',
      flapping: 'true',
    });
    expect(listedBy({ show: 'all', domain: 'flags', order: 'newest' })).toEqual({ order: 'newest', domain: 'flags' });
  });

  it('is listed by age at another time', () => {
    expect(listedBy({ show: 'all' }, true)).toEqual({ order: 'newest' });
    expect(listedBy({ show: 'all', order: 'oldest' }, true)).toEqual({ order: 'oldest' });
  });

  it('names the command that prints the same', () => {
    expect(commandFor('checkout', {}, '16377')).toBe('ledgerline drift list --project checkout --at 16377');
    expect(commandFor('checkout', { severity: 'critical', assignee: 'nobody', flag: 'escalated' })).toBe(
      'ledgerline drift list --project checkout --severity critical --assignee nobody --escalated',
    );
  });
});
