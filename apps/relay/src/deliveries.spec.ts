import { InMemoryEventLog } from '@ledgerline/testing';
import { aRelay, artifactEvent, configureProjects, eventsIn, messageOf } from './testing/a-relay';
import { FakeBroker } from './testing/fake-broker';

const MESSAGES = Number(process.env.LEDGERLINE_RELAY_MESSAGES ?? 20_000);
const SEED = Number(process.env.LEDGERLINE_RELAY_SEED ?? Date.now() % 2 ** 31);
const FAULTS = 0.3;
const PARTITIONS = 8;

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe(`${String(MESSAGES)} messages, ${String(FAULTS * 100)} % of them in trouble (seed ${String(SEED)})`, () => {
  const random = numbersFrom(SEED);
  const pick = (choices: number) => Math.floor(random() * choices);
  const chance = () => random() < FAULTS;
  const log = new InMemoryEventLog();
  const broker = new FakeBroker(chance, pick);
  const sent = new Set<string>();
  let poison = 0;

  beforeAll(async () => {
    await configureProjects(log);
    const earlier: ReturnType<typeof artifactEvent>[] = [];
    for (let index = 0; index < MESSAGES; index += 1) {
      // A repeat of something sent before, wherever it went then; a poisoned one; or a new one, published ones among them early.
      const repeated = chance() ? earlier[pick(earlier.length)] : undefined;
      const build = 1 + (index >> 1);
      const event = repeated ?? artifactEvent(random() < 0.85 ? 'packaged' : 'published', build);
      const spoilt = random() < 0.001;
      const message = messageOf(event);
      broker.add(
        'builds',
        pick(PARTITIONS),
        spoilt ? { ...message, value: Buffer.from(`{${String(index)}`) } : message,
      );
      if (spoilt) poison += 1;
      else sent.add(event.id);
      earlier.push(event);
    }
    const first = await aRelay(log, broker);
    const over = first.relay.run();
    const isTaken = () =>
      Array.from({ length: PARTITIONS }, (_, partition) => partition).every(
        (partition) => broker.committed('builds', partition) === broker.sizeOf('builds', partition),
      );
    while (!isTaken()) await new Promise((resolve) => setTimeout(resolve, 20));
    first.relay.stop();
    await over;
    await first.stop();
    process.stderr.write(`seed ${String(SEED)}: ${String(broker.rebalances)} rebalances, ${String(poison)} poisoned\n`);
  }, 600_000);

  it('come to one event for each delivery', async () => {
    const accepted = (await eventsIn(log, 'delivery-')).map(({ data }) => (data as { id: string }).id);
    const packaged = [...sent].filter((id) => id.startsWith('packaged-'));
    expect(broker.rebalances).toBeGreaterThan(0);
    expect(new Set(accepted).size).toBe(accepted.length);
    expect(accepted.filter((id) => id.startsWith('packaged-')).sort()).toEqual(packaged.sort());
    const recorded = (await eventsIn(log, 'build-')).filter(({ type }) => type === 'build.recorded');
    expect(recorded).toHaveLength(packaged.length);
    expect(new Set(recorded.map(({ stream }) => stream)).size).toBe(packaged.length);
  });

  it('lose no publication: each is recorded or set aside until its build is', async () => {
    const accepted = new Set((await eventsIn(log, 'delivery-')).map(({ data }) => (data as { id: string }).id));
    const quarantined = await eventsIn(log, 'relay-quarantine-');
    const heldIds = new Set(quarantined.map(({ data }) => (data as { delivery?: { id: string } }).delivery?.id));
    const lost = [...sent].filter((id) => !accepted.has(id) && !heldIds.has(id));
    expect(lost).toEqual([]);
  });

  it('set aside each poisoned message once', async () => {
    const held = (await eventsIn(log, 'relay-quarantine-')).filter(
      ({ data }) => (data as { reason?: string }).reason === 'invalid-json',
    );
    expect(held).toHaveLength(poison);
  });
});
