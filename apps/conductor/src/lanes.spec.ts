import { Lanes } from './lanes';

/** A task that is under way until it is let go. */
function held() {
  let release: () => void = () => undefined;
  const until = new Promise<void>((resolve) => (release = resolve));
  return { until, release };
}

describe('lanes', () => {
  it('run side by side, and in order within one', async () => {
    const lanes = new Lanes(10);
    const [first, seen] = [held(), [] as string[]];
    await lanes.enter('a', 'g', async () => {
      await first.until;
      seen.push('a1');
    });
    await lanes.enter('a', 'g', () => Promise.resolve(void seen.push('a2')));
    const other = await lanes.enter('b', 'g', () => Promise.resolve(void seen.push('b1')));
    expect(await other.ended).toBe(true);
    expect(seen).toEqual(['b1']);
    first.release();
    await lanes.drained();
    expect(seen).toEqual(['b1', 'a1', 'a2']);
  });

  it('let nobody in while as many as there may be are under way', async () => {
    const lanes = new Lanes(2);
    const [one, two] = [held(), held()];
    await lanes.enter('a', 'g', () => one.until);
    await lanes.enter('b', 'g', () => two.until);
    let entered = false;
    const third = lanes.enter('c', 'g', () => Promise.resolve()).then(() => (entered = true));
    await new Promise(setImmediate);
    expect([entered, lanes.busy]).toEqual([false, 2]);
    two.release();
    await third;
    one.release();
    await lanes.drained();
    expect(lanes.busy).toBe(0);
  });

  it('can be waited for by group', async () => {
    const lanes = new Lanes(5);
    const [mine, theirs] = [held(), held()];
    await lanes.enter('a', 'mine', () => mine.until);
    await lanes.enter('b', 'theirs', () => theirs.until);
    let settled = false;
    const waiting = lanes.settled('mine').then(() => (settled = true));
    await new Promise(setImmediate);
    expect(settled).toBe(false);
    mine.release();
    await waiting;
    theirs.release();
    await lanes.drained();
  });

  it('do nothing more in a lane after a failure, and tell of it', async () => {
    const lanes = new Lanes(5);
    const failing = await lanes.enter('a', 'g', () => Promise.reject(new Error('cannot')));
    let ran = false;
    const next = await lanes.enter('a', 'g', () => Promise.resolve(void (ran = true))).catch(() => undefined);
    expect([await failing.ended, await next?.ended, ran]).toEqual([
      false,
      next === undefined ? undefined : false,
      false,
    ]);
    expect(() => {
      lanes.check();
    }).toThrow('cannot');
    await expect(lanes.enter('b', 'g', () => Promise.resolve())).rejects.toThrow('cannot');
  });
});
