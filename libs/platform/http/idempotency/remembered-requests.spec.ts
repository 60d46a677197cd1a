import type { Cause } from '@ledgerline/kernel';
import { deriveId, digestOf, EventLogError, refuse } from '@ledgerline/kernel';
import { InMemoryEventLog } from '@ledgerline/testing';
import { RememberedRequests } from './remembered-requests';

const cause: Cause = {
  commandId: deriveId('checkout', 'ana', 'key-1'),
  actor: { kind: 'person', id: 'ana' },
  causationId: 'request',
  correlationId: 'chain',
};
const address = { method: 'POST', path: '/v1/projects/checkout/builds' };
const [one, other] = [digestOf('one'), digestOf('other')];
const first = { status: 201, body: { revision: '0' }, etag: '"0"' };

describe('a request with an idempotency key', () => {
  it('is run once and answered the same for ever, by whichever process', async () => {
    const log = new InMemoryEventLog();
    const requests = new RememberedRequests(log);
    expect(await requests.receive(cause, one, address)).toBe('to-be-run');
    expect(await requests.answer(cause, first)).toEqual(first);
    expect(await new RememberedRequests(log).receive(cause, one, address)).toEqual({ answer: first });
  });

  it('is refused when the key came with another request before, answered or not', async () => {
    const requests = new RememberedRequests(new InMemoryEventLog());
    await requests.receive(cause, one, address);
    expect(await requests.receive(cause, other, address)).toEqual(refuse('idempotency-key-reused'));
    await requests.answer(cause, first);
    expect(await requests.receive(cause, other, address)).toEqual(refuse('idempotency-key-reused'));
  });

  it('runs again when the process died before the answer', async () => {
    const log = new InMemoryEventLog();
    await new RememberedRequests(log).receive(cause, one, address);
    expect(await new RememberedRequests(log).receive(cause, one, address)).toBe('to-be-run');
  });

  it('has one first answer when it ran twice at once', async () => {
    const requests = new RememberedRequests(new InMemoryEventLog());
    await requests.receive(cause, one, address);
    const second = { status: 409, body: { code: 'late' } };
    expect(await requests.answer(cause, first)).toBe(first);
    expect(await requests.answer(cause, second)).toEqual(first);
  });

  it('lets one of two different requests under one key through, however close they come', async () => {
    const requests = new RememberedRequests(new InMemoryEventLog());
    const outcomes = await Promise.all([
      requests.receive(cause, one, address),
      requests.receive(cause, other, address),
    ]);
    expect(outcomes).toEqual(['to-be-run', refuse('idempotency-key-reused')]);
  });

  it('is not run when the ledger cannot remember it', async () => {
    const log = new InMemoryEventLog();
    jest.spyOn(log, 'append').mockRejectedValue(new EventLogError('unavailable', 'down'));
    await expect(new RememberedRequests(log).receive(cause, one, address)).rejects.toThrow('down');
  });
});
