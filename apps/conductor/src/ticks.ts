export const TICK = Symbol('tick');

/** The items, and a tick every so many milliseconds whether or not items come; one at a time, at the reader's pace. */
export async function* withTicks<Item>(
  items: AsyncIterable<Item>,
  every: number,
): AsyncGenerator<Item | typeof TICK, void, undefined> {
  const iterator = items[Symbol.asyncIterator]();
  let timer: NodeJS.Timeout | undefined;
  const tick = () =>
    new Promise<typeof TICK>((resolve) => {
      timer = setTimeout(resolve, every, TICK);
    });
  try {
    let ticked = tick();
    let next = iterator.next();
    for (;;) {
      const first = await Promise.race([ticked, next]);
      if (first === TICK) {
        yield TICK;
        ticked = tick();
      } else {
        if (first.done === true) return;
        yield first.value;
        next = iterator.next();
      }
    }
  } finally {
    clearTimeout(timer);
    // Not awaited: it ends with the item that is under way, which may never come.
    iterator.return?.().catch(() => undefined);
  }
}
