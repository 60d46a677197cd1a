import type { Checkpoint } from './checkpoint';
import type { Entered } from './lanes';
import { Progress } from './progress';

function arrange(limit?: number) {
  const passed: [bigint, boolean][] = [];
  const checkpoint = { passed: (position: bigint, work: boolean) => passed.push([position, work]) };
  return { passed, progress: new Progress(checkpoint as unknown as Checkpoint, limit) };
}

function task() {
  let end: (done: boolean) => void = () => undefined;
  const entered: Entered = { ended: new Promise((resolve) => (end = resolve)) };
  return { entered, end };
}

const turn = () => new Promise(setImmediate);

describe('progress', () => {
  it('never passes what is still under way, whatever overtook it', async () => {
    const { passed, progress } = arrange();
    const [slow, fast] = [task(), task()];
    progress.track(10n, true, [slow.entered]);
    progress.track(20n, true, [fast.entered]);
    progress.track(30n, false, []);
    fast.end(true);
    await turn();
    expect(passed).toEqual([]);
    slow.end(true);
    await turn();
    expect(passed).toEqual([
      [10n, true],
      [20n, true],
      [30n, false],
    ]);
  });

  it('never passes what failed', async () => {
    const { passed, progress } = arrange();
    const [good, bad] = [task(), task()];
    progress.track(10n, true, [good.entered, bad.entered]);
    progress.track(20n, true, []);
    good.end(true);
    bad.end(false);
    await turn();
    expect(passed).toEqual([]);
  });

  it('has room again as soon as the oldest is done', async () => {
    const { progress } = arrange(1);
    const slow = task();
    progress.track(10n, true, [slow.entered]);
    let room = false;
    const waiting = progress.room().then(() => (room = true));
    await turn();
    expect(room).toBe(false);
    slow.end(true);
    await waiting;
  });
});
