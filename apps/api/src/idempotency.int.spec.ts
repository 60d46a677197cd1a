import { EventLogError } from '@ledgerline/kernel';
import { InMemoryEventLog } from '@ledgerline/testing';
import { SpecApi } from './testing/an-api';

const keys = '/v1/projects/checkout/api-keys';
const grant = { principal: { kind: 'person', id: 'ana' }, role: 'developer' };

async function eventsIn(log: InMemoryEventLog): Promise<readonly string[]> {
  const types: string[] = [];
  for await (const { type } of log.readAll()) types.push(type);
  return types;
}

describe('a repeated request', () => {
  let log: InMemoryEventLog;
  let api: SpecApi;

  beforeEach(async () => {
    log = new InMemoryEventLog();
    api = await SpecApi.start(log);
  });

  afterEach(async () => {
    await api.stop();
  });

  const revoke = (keyId: string, more: { key?: string; reason?: string } = {}) =>
    api.ask(`${keys}/${keyId}?reason=${more.reason ?? 'lost'}`, {
      method: 'DELETE',
      headers: { 'idempotency-key': more.key ?? 'key-1' },
    });

  const issued = async () => String((await api.ask(keys, { method: 'POST', body: grant })).json.keyId);

  it('gets the first answer again, over a restart too, and changes nothing', async () => {
    const keyId = await issued();
    const first = await revoke(keyId);
    expect([first.status, first.headers.etag, first.headers['idempotency-replayed']]).toEqual([200, '"1"', undefined]);
    await api.stop();
    api = await SpecApi.start(log);
    const again = await revoke(keyId);
    expect([again.status, again.text, again.headers.etag]).toEqual([200, first.text, '"1"']);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect((await eventsIn(log)).filter((type) => type === 'api-key.revoked')).toHaveLength(1);
  });

  it('gets the first refusal again, though it would be another by now', async () => {
    const first = await revoke('k9');
    expect([first.status, first.json.code]).toEqual([404, 'no-such-api-key']);
    const again = await revoke('k9');
    expect([again.status, again.text]).toEqual([404, first.text]);
    expect(again.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it('is refused when it is another request under the same key', async () => {
    const keyId = await issued();
    await revoke(keyId);
    const other = await revoke(keyId, { reason: 'stolen' });
    expect([other.status, other.json.code]).toEqual([409, 'idempotency-key-reused']);
  });

  it('is the same request whatever order its keys are in', async () => {
    const headers = { 'idempotency-key': 'key-2' };
    const refused = { ...grant, role: 'nobody' };
    const first = await api.ask(keys, { method: 'POST', headers, body: refused });
    const turned = { role: 'nobody', principal: { id: 'ana', kind: 'person' } };
    const again = await api.ask(keys, { method: 'POST', headers, body: turned });
    expect([first.json.code, again.text]).toEqual(['unknown-role', first.text]);
  });

  it('is another request from another principal or in another project', async () => {
    const keyId = await issued();
    await revoke(keyId);
    const headers = { 'idempotency-key': 'key-1' };
    const elsewhere = await api.ask(`/v1/projects/billing/api-keys/${keyId}`, { method: 'DELETE', headers });
    expect(elsewhere.json.code).toBe('no-such-api-key');
  });

  it('never gets a secret a second time, and none is kept', async () => {
    const headers = { 'idempotency-key': 'key-3' };
    const first = await api.ask(keys, { method: 'POST', headers, body: grant });
    const again = await api.ask(keys, { method: 'POST', headers, body: grant });
    expect([first.status, again.status, again.json.code]).toEqual([201, 409, 'shown-once']);
    const secret = String(first.json.key).slice(-43);
    for await (const event of log.readAll()) expect(JSON.stringify(event.data)).not.toContain(secret);
  });

  it('runs again after a failure, which is no answer', async () => {
    const keyId = await issued();
    const append = log.append.bind(log);
    const failing = jest
      .spyOn(log, 'append')
      .mockImplementation((stream, events, expected) =>
        stream.startsWith('api-key-')
          ? Promise.reject(new EventLogError('unavailable', 'down'))
          : append(stream, events, expected),
      );
    const down = await revoke(keyId);
    expect([down.status, down.json.code, down.headers['retry-after']]).toEqual([503, 'ledger-unavailable', '1']);
    failing.mockRestore();
    expect((await revoke(keyId)).json.changed).toBe(true);
  });

  it.each(['', ' ', 'a'.repeat(201)])('needs a key that can be read, not "%s"', async (key) => {
    expect((await revoke('k1', { key })).json.code).toBe('invalid-idempotency-key');
  });
});
