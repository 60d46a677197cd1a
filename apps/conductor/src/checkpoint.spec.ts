import { EventCatalog } from '@ledgerline/kernel';
import { EventWriter, ledgerEvents } from '@ledgerline/platform/ledger';
import { InMemoryEventLog } from '@ledgerline/testing';
import { Checkpoint } from './checkpoint';
import { SetClock } from './testing/depot';

const catalog = new EventCatalog([...ledgerEvents]);

function arrange(log = new InMemoryEventLog()) {
  const clock = new SetClock();
  return {
    log,
    clock,
    checkpoint: () => new Checkpoint(log, catalog, new EventWriter(catalog), () => Date.parse(clock.now())),
  };
}

describe('the checkpoint', () => {
  it.each([1, 2, 3, 4, 7, 8, 9, 33])('is found again as the last of %d', async (count) => {
    const { checkpoint } = arrange();
    const writing = checkpoint();
    for (let index = 1; index <= count; index += 1) {
      writing.passed(BigInt(index * 10), true);
      await writing.save();
    }
    const reading = checkpoint();
    await reading.load();
    expect(reading.position).toBe(BigInt(count * 10));
  });

  it('is due after a second of work or 500 events, never for its own sake', () => {
    const { checkpoint, clock } = arrange();
    const writing = checkpoint();
    writing.passed(1n, false);
    clock.pass(5_000);
    expect(writing.isDue).toBe(false);
    writing.passed(2n, true);
    expect(writing.isDue).toBe(true);

    const busy = checkpoint();
    for (let position = 1n; position < 500n; position += 1n) busy.passed(position, true);
    expect(busy.isDue).toBe(false);
    busy.passed(500n, true);
    expect(busy.isDue).toBe(true);
  });

  it('never goes back behind that of another conductor', async () => {
    const { checkpoint } = arrange();
    const [one, other] = [checkpoint(), checkpoint()];
    one.passed(50n, true);
    await one.save();
    other.passed(30n, true);
    await other.save();
    const reading = checkpoint();
    await reading.load();
    expect(reading.position).toBe(50n);

    other.passed(70n, true);
    await other.save();
    one.passed(90n, true);
    await one.save();
    await reading.load();
    expect(reading.position).toBe(90n);
  });
});
