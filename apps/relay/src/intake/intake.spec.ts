import type { StoredEvent } from '@ledgerline/kernel';
import { EventLogError } from '@ledgerline/kernel';
import type { IncomingMessage, Unreadable } from '@ledgerline/platform/kafka';
import type { UntakenMessage } from '@ledgerline/release';
import { InMemoryEventLog } from '@ledgerline/testing';
import { aRelay, artifactEvent, configureProjects, eventsIn, messageOf } from '../testing/a-relay';
import { FakeBroker } from '../testing/fake-broker';

type Sent = Partial<Omit<IncomingMessage, 'offset'>>;

/** What the ledger holds once the relay is through with these messages of one partition. */
async function after(...messages: readonly Sent[]) {
  const log = new InMemoryEventLog();
  await configureProjects(log);
  const broker = new FakeBroker();
  for (const message of messages) broker.add('builds', 0, message);
  await taken(log, broker);
  return { log, broker, held: await heldIn(log) };
}

async function taken(log: InMemoryEventLog, broker: FakeBroker): Promise<void> {
  const { relay, stop } = await aRelay(log, broker);
  const over = relay.run();
  while (broker.committed('builds', 0) < broker.sizeOf('builds', 0)) await new Promise(setImmediate);
  relay.stop();
  await over;
  await stop();
}

async function heldIn(log: InMemoryEventLog) {
  const events = await eventsIn(log, 'relay-quarantine-');
  return events
    .filter(({ type }) => type === 'message.quarantined')
    .map(({ data }) => data as UntakenMessage & { payloadKept: boolean });
}

const builds = async (log: InMemoryEventLog) =>
  (await eventsIn(log, 'build-')).map(({ type, stream }: StoredEvent) => `${type} ${stream.slice(-2)}`);

const packaged = artifactEvent('packaged', 1);
const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const unreadable: Unreadable = {
  reason: 'too-large-unpacked',
  explanation: 'unpacks to more than 16777216 bytes',
  firstOffset: '0',
  lastOffset: '1',
  bytes: 900,
  digest: `sha256:${'7'.repeat(64)}`,
};

describe('taking in messages', () => {
  it('records what they tell, as the service that the topic is configured for', async () => {
    const { log, held } = await after(messageOf(packaged), messageOf(artifactEvent('published', 1)));
    expect(await builds(log)).toEqual(['build.recorded 01', 'build.published 01']);
    const [recorded] = await eventsIn(log, 'build-');
    expect(recorded?.metadata).toMatchObject({ actor: { kind: 'service', id: 'ci' } });
    expect(held).toEqual([]);
  });

  it('takes binary events, with their attributes in headers', async () => {
    const { data, subject, ...attributes } = packaged;
    const headers = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce_${name}`, value]));
    const message = { ...messageOf(packaged), headers: { ...headers, ce_subject: subject }, value: json(data) };
    expect(await builds((await after(message)).log)).toEqual(['build.recorded 01']);
  });

  const bodies = (value: Buffer | undefined) => ({ ...messageOf(packaged), value });
  it.each<[string, Sent, string, string]>([
    ['no key', { ...messageOf(packaged), key: undefined }, 'wrong-key', 'checkout'],
    ['a key of no text', { ...messageOf(packaged), key: Buffer.from([0xff]) }, 'wrong-key', 'checkout'],
    ['a project that the topic may not speak for', messageOf(packaged, 'payments'), 'not-permitted', 'checkout'],
    ['the subject of another event', { ...messageOf(packaged), key: Buffer.from('billing/x') }, 'wrong-key', 'billing'],
    ['no value', bodies(undefined), 'malformed-event', 'checkout'],
    ['a value that is no JSON', bodies(Buffer.from('{')), 'invalid-json', 'checkout'],
    ['keys twice', bodies(Buffer.from('{"id":1,"id":2}')), 'duplicate-key', 'checkout'],
    ['a value without end', bodies(Buffer.alloc(1024 * 1024 + 1, 32)), 'body-too-large', 'checkout'],
    ['no CloudEvent', bodies(json({ id: 'e-1' })), 'malformed-event', 'checkout'],
    ['no CDEvents event', bodies(json({ ...packaged, data: {} })), 'malformed-event', 'checkout'],
    ['what could not be unpacked', { unreadable }, 'too-large-unpacked', 'checkout'],
  ])('sets aside a message with %s, and goes on behind it', async (_what, poison, reason, project) => {
    const { log, held } = await after(poison, messageOf(packaged));
    expect(held).toMatchObject([{ reason, project, topic: 'builds', partition: 0, offset: '0' }]);
    expect(await builds(log)).toEqual(['build.recorded 01']);
  });

  it('sets several messages aside as one when they were packed together', async () => {
    const { held } = await after({ unreadable }, { unreadable });
    expect(held).toMatchObject([{ offset: '0', lastOffset: '1', bytes: 900, payloadKept: false }]);
  });

  it('sets aside another content under an id that was here before', async () => {
    const other = { ...artifactEvent('packaged', 2, packaged.id) };
    const { log, held } = await after(messageOf(packaged), messageOf(other));
    expect(held).toMatchObject([{ reason: 'delivery-conflict', delivery: { source: '/ci/7', id: 'packaged-1' } }]);
    expect(await builds(log)).toEqual(['build.recorded 01']);
  });

  it('keeps small payloads, and none in which there may be a secret', async () => {
    const plain = { ...packaged, data: { ...packaged.data, context: {} } };
    const secret = { ...plain, id: 'e-2', data: { password: 'hunter2' } };
    const { log, held } = await after(messageOf(plain), messageOf(secret));
    expect(held.map(({ payloadKept }) => payloadKept)).toEqual([true, false]);
    const everything = await eventsIn(log, '');
    const text = JSON.stringify(everything.map(({ data, metadata }) => [data, metadata]));
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain(json(secret).toString('base64').slice(0, 40));
  });

  it('takes a publication that came before its build when the build is there', async () => {
    const { log, held } = await after(messageOf(artifactEvent('published', 1)), messageOf(packaged));
    expect(held).toMatchObject([{ reason: 'build-not-recorded' }]);
    const { relay, stop } = await aRelay(log, new FakeBroker());
    const over = relay.run();
    while ((await eventsIn(log, 'relay-quarantine-')).length < 2) await new Promise(setImmediate);
    relay.stop();
    await over;
    await stop();
    expect(await builds(log)).toEqual(['build.recorded 01', 'build.published 01']);
  });

  it('moves no offset while the ledger is down, and loses nothing', async () => {
    const log = new InMemoryEventLog();
    await configureProjects(log);
    const broker = new FakeBroker();
    for (let build = 1; build <= 3; build += 1) broker.add('builds', 0, messageOf(artifactEvent('packaged', build)));
    const down = jest.spyOn(log, 'append').mockRejectedValue(new EventLogError('unavailable', 'down'));
    const { relay, stop } = await aRelay(log, broker);
    const over = relay.run();
    while (relay.counts.get('relay_pauses_total', { topic: 'builds' }) < 3) await new Promise(setImmediate);
    expect(broker.committed('builds', 0)).toBe(0);
    down.mockRestore();
    while (broker.committed('builds', 0) < 3) await new Promise(setImmediate);
    relay.stop();
    await over;
    await stop();
    expect(await builds(log)).toEqual(['build.recorded 01', 'build.recorded 02', 'build.recorded 03']);
  });
});
