import { InMemoryEventLog } from '@ledgerline/testing';
import { aRelay, artifactEvent, configureProjects, eventsIn, messageOf } from '../testing/a-relay';
import { FakeBroker } from '../testing/fake-broker';

const takenIn = JSON.stringify({ in: [{ topic: 'builds', projects: ['checkout'], principal: 'ci' }] });
const told = JSON.stringify({ out: [{ topic: 'told', contexts: ['release', 'environment'], projects: ['checkout'] }] });

async function aLedgerWithBuilds(count: number): Promise<InMemoryEventLog> {
  const log = new InMemoryEventLog();
  await configureProjects(log);
  const broker = new FakeBroker();
  for (let build = 1; build <= count; build += 1) {
    broker.add('builds', 0, messageOf(artifactEvent('packaged', build)));
    broker.add('builds', 0, messageOf(artifactEvent('published', build)));
  }
  const { relay, stop } = await aRelay(log, broker, takenIn);
  const over = relay.run();
  while (broker.committed('builds', 0) < 2 * count) await new Promise(setImmediate);
  relay.stop();
  await over;
  await stop();
  return log;
}

/** Tells until the broker has seen this many messages; then ends, as a process that is stopped does. */
async function tell(log: InMemoryEventLog, broker: FakeBroker, until: () => boolean): Promise<void> {
  const { relay, stop } = await aRelay(log, broker, told);
  const over = relay.run();
  const deadline = Date.now() + 50_000;
  while (!until()) {
    if (Date.now() > deadline) throw new Error(`it told only ${idsIn(broker).join()}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  relay.stop();
  await over;
  await stop();
}

const idsIn = ({ produced }: FakeBroker) => produced.map(({ value }) => (JSON.parse(value) as { id: string }).id);

describe('telling the ledger', () => {
  it('says each event once, in order, as a CloudEvent whose key is its stream', async () => {
    const log = await aLedgerWithBuilds(3);
    const wanted = await eventsIn(log, 'build-', 'project-checkout');
    const broker = new FakeBroker();
    await tell(log, broker, () => broker.produced.length === wanted.length);
    expect(idsIn(broker)).toEqual(wanted.map(({ id }) => id));
    const [, first] = broker.produced;
    expect(first).toMatchObject({ topic: 'told', key: wanted[1]?.stream });
    expect(first?.headers['content-type']).toContain('application/cloudevents+json');
    expect(JSON.parse(first?.value ?? '')).toMatchObject({
      specversion: '1.0',
      type: 'dev.cdeventsx.ledgerline-build.recorded.1.0.0',
      source: '/ledgerline',
      subject: wanted[1]?.stream,
      data: { subject: { id: wanted[1]?.stream, content: wanted[1]?.data } },
    });
  });

  it('goes on from its checkpoint', async () => {
    const log = await aLedgerWithBuilds(3);
    const wanted = await eventsIn(log, 'build-', 'project-checkout');
    const [first, second] = [new FakeBroker(), new FakeBroker()];
    await tell(log, first, () => first.produced.length === wanted.length);
    const { relay, stop } = await aRelay(log, second, told);
    const over = relay.run();
    while (!relay.health.ready) await new Promise((resolve) => setTimeout(resolve, 5));
    relay.stop();
    await over;
    await stop();
    expect(second.produced).toEqual([]);
    expect(await eventsIn(log, 'checkpoint-relay')).toHaveLength(1);
  });

  it('loses nothing to a broker that fails, and repeats under the same ids', async () => {
    const log = await aLedgerWithBuilds(20);
    const wanted = new Set((await eventsIn(log, 'build-', 'project-checkout')).map(({ id }) => id));
    let calls = 0;
    const broker = new FakeBroker(() => (calls += 1) % 3 === 0);
    await tell(log, broker, () => new Set(idsIn(broker)).size === wanted.size);
    expect(new Set(idsIn(broker))).toEqual(wanted);
    const positions = broker.produced.map(({ key, value }) => [key, (JSON.parse(value) as { id: string }).id].join());
    expect(new Set(positions).size).toBe(wanted.size);
  });
});
