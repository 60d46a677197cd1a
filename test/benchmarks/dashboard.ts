import { ReleaseAliasClaimed, ReleaseCut } from '@ledgerline/release';
import type { Browser } from 'playwright-core';
import { gzipSync } from 'node:zlib';
import { launchBrowser, noBrowser } from '../browser/support/chromium';
import { benchOptions } from './bench-options';
import { percentile } from './http-load';
import type { Figure } from './node';
import { PROJECT } from './screens/project-history';
import type { RunningProject } from './screens/running-project';
import { withRunningProject } from './screens/running-project';
import { sessionOf } from './screens/session';
import { WatchedPage } from './screens/watched-page';
import { syntheticRelease } from './synthetic-events';

export const name = 'dashboard';

const { events = 100_000 } = benchOptions();
const SIZE = { environments: 40, releases: 200, findings: 20_000, events };
const LOADS = 7;
const CHANGES = 30;
const FIRST_NEW = 1_000_000;
/** The board's rows, and the one that the first key chooses. */
const ROW = 'tbody tr[data-index]';
const CHOSEN = 'tbody tr[data-chosen]';

const figures = {
  paint: { name: 'first contentful paint', unit: 'ms', limit: 1_000 },
  interactive: { name: 'rows are shown and the first key works', unit: 'ms', limit: 1_500 },
  live: { name: `append until it is on the screen, 95th percentile of ${String(CHANGES)}`, unit: 'ms', limit: 1_000 },
  script: { name: 'JavaScript of the first screen, compressed', unit: 'KB', limit: 200 },
} as const;

type Report = (figure: Figure) => void;

/** The board in Chromium, on a ledger of so many events. */
export async function run(report: Report): Promise<void> {
  if (noBrowser !== undefined) {
    for (const figure of Object.values(figures)) report({ ...figure, value: 0, notRun: noBrowser });
    return;
  }
  await withRunningProject(SIZE, async (running) => {
    const browser = await launchBrowser();
    try {
      report({ name: 'ledger', value: running.events, unit: 'events' });
      const cookie = await sessionOf(running.url, await running.issueKey('reader', 'admin'));
      const loads: Load[] = [];
      for (let load = 0; load < LOADS; load += 1) loads.push(await loaded(browser, running, cookie));
      tell(
        report,
        'paint',
        loads.map(({ paint }) => paint),
      );
      tell(
        report,
        'interactive',
        loads.map(({ interactive }) => interactive),
      );
      const script = Math.max(...loads.map((load) => load.script));
      report({ ...figures.script, value: script, ratio: figures.script.limit / script });
      const changes = await changesOnScreen(browser, running, cookie);
      const p95 = percentile(changes, 0.95);
      report({ ...figures.live, value: p95, ratio: figures.live.limit / p95 });
    } finally {
      await browser.close();
    }
  });
}

function tell(report: Report, figure: 'paint' | 'interactive', values: readonly number[]): void {
  const sorted = values.toSorted((one, other) => one - other);
  const { name: what, unit, limit } = figures[figure];
  const median = percentile(sorted, 0.5);
  report({ name: `${what}, median of ${String(LOADS)}`, value: median, unit, limit, ratio: limit / median });
  report({ name: `${what}, slowest`, value: sorted.at(-1) ?? 0, unit });
}

interface Load {
  /** Milliseconds from the navigation. */
  readonly paint: number;
  readonly interactive: number;
  /** KB. */
  readonly script: number;
}

async function loaded(browser: Browser, { url }: RunningProject, cookie: string): Promise<Load> {
  const watched = await WatchedPage.open(browser, url, cookie);
  const { page } = watched;
  try {
    await watched.go();
    await page.locator(ROW).first().waitFor();
    await page.keyboard.press('j');
    await page.locator(CHOSEN).waitFor();
    const interactive = await page.evaluate(() => performance.now());
    const paint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    );
    const loadedUrls = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
    const scripts = loadedUrls.filter((one) => new URL(one).pathname.endsWith('.js'));
    const sizes = await Promise.all(scripts.map(async (one) => compressed(await (await fetch(one)).text())));
    return { paint, interactive, script: sizes.reduce((sum, size) => sum + size, 0) };
  } finally {
    await watched.close();
  }
}

const compressed = (text: string) => gzipSync(text, { level: 9 }).length / 1_024;

/** Releases that are cut while somebody looks; milliseconds until each is seen, sorted. */
async function changesOnScreen(browser: Browser, { url, project }: RunningProject, cookie: string) {
  const watched = await WatchedPage.open(browser, url, cookie);
  const took: number[] = [];
  try {
    await watched.go();
    await watched.page.locator(ROW).first().waitFor();
    for (let number = FIRST_NEW; number < FIRST_NEW + CHANGES; number += 1) {
      const { releaseId, alias } = syntheticRelease(PROJECT, number);
      const begun = performance.now();
      await project.append([
        ReleaseCut({ ...ReleaseCut.sample, project: PROJECT, releaseId, alias }),
        ReleaseAliasClaimed({ project: PROJECT, alias, releaseId }),
      ]);
      await watched.page.getByText(alias, { exact: true }).first().waitFor();
      took.push(performance.now() - begun);
    }
    return took.sort((one, other) => one - other);
  } finally {
    await watched.close();
  }
}
