import type { CDPSession, Page } from 'playwright-core';

/** How the page kept up while something was done to it. */
export interface Frames {
  /** Frames that took more than 50 ms, by the browser's own count. */
  readonly long: number;
  /** Of those, in milliseconds; without any, of the longest task. */
  readonly longest: number;
  /** Milliseconds of processor time that one task of the page's main thread took at most: what other programs do is not in it. */
  readonly busiest: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds, by the clock and of the processor. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const CATEGORIES = ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'toplevel', '__metadata'];
const MICROSECONDS = 1_000;

/** Traces the page meanwhile. */
export async function framesWhile(page: Page, done: () => Promise<void>): Promise<Frames> {
  const client = await page.context().newCDPSession(page);
  await page.evaluate(observeLongFrames);
  const trace = await begin(client);
  await done();
  const events = await trace.end();
  const long: readonly number[] = await page.evaluate(longFrames);
  await client.detach();
  const tasks = tasksOf(events);
  const longestTask = Math.max(0, ...tasks.map(({ dur = 0 }) => dur / MICROSECONDS));
  return {
    long: long.length,
    longest: long.length > 0 ? Math.max(...long) : longestTask,
    busiest: Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / MICROSECONDS)),
  };
}

async function begin(client: CDPSession) {
  const events: TraceEvent[] = [];
  client.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await client.send('Tracing.start', {
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] },
    transferMode: 'ReportEvents',
  });
  return {
    end: async (): Promise<readonly TraceEvent[]> => {
      const complete = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve));
      await client.send('Tracing.end');
      await complete;
      return events;
    },
  };
}

/** What the main threads of pages did. */
function tasksOf(events: readonly TraceEvent[]): readonly TraceEvent[] {
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const isMain = ({ pid, tid }: TraceEvent) => mains.some((main) => main.pid === pid && main.tid === tid);
  return events.filter((event) => event.name === 'RunTask' && event.ph === 'X' && isMain(event));
}

const observeLongFrames = `(() => {
  globalThis.longFrames = [];
  globalThis.observing?.disconnect();
  globalThis.observing = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) globalThis.longFrames.push(entry.duration);
  });
  globalThis.observing.observe({ type: 'long-animation-frame' });
})()`;

const longFrames = `(() => {
  for (const entry of globalThis.observing.takeRecords()) globalThis.longFrames.push(entry.duration);
  return globalThis.longFrames.filter((duration) => duration > 50);
})()`;
