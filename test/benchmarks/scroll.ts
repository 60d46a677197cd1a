import type { Browser, Page } from 'playwright-core';
import { launchBrowser, noBrowser } from '../browser/support/chromium';
import { benchOptions } from './bench-options';
import type { Figure } from './node';
import type { Frames } from './screens/frames';
import { framesWhile } from './screens/frames';
import type { RunningProject } from './screens/running-project';
import { withRunningProject } from './screens/running-project';
import { sessionOf } from './screens/session';
import { WatchedPage } from './screens/watched-page';

export const name = 'scroll';

const { events = 1_000_000 } = benchOptions();
const SIZE = { environments: 40, releases: 200, findings: 50_000, events };
const MOST_MILLISECONDS = 50;
const TURNS_OF_THE_WHEEL = 120;
const PIXELS_A_TURN = 400;
const KEYS = 120;
/** About one a frame. */
const FRAME_MS = 16;

interface Scrolled {
  readonly name: string;
  readonly path: string;
  /** A row, over which the wheel is turned. */
  readonly row: string;
  /** The row that the keys have chosen. */
  readonly chosen: string;
}

const screens: readonly Scrolled[] = [
  { name: 'board', path: '', row: 'tbody tr[data-index]', chosen: 'tbody tr[data-chosen]' },
  { name: 'releases', path: '/releases', row: 'tbody tr[data-release]', chosen: 'tbody tr[data-chosen]' },
  { name: 'inbox', path: '/drift', row: 'li[aria-posinset]', chosen: 'li[data-chosen]' },
  { name: 'ledger', path: '/ledger', row: 'li[data-index]', chosen: 'li [aria-current]' },
  {
    name: 'differences',
    path: '/differences?from=env-01&to=env-02',
    row: 'tbody tr[data-index]',
    chosen: 'tbody tr[data-chosen]',
  },
];

type Report = (figure: Figure) => void;

/** Long lists, scrolled through by wheel and by key, in Chromium. */
export async function run(report: Report): Promise<void> {
  if (noBrowser !== undefined) {
    for (const screen of screens) {
      for (const by of ['wheel', 'keys']) report({ ...figureOf(screen.name, by), value: 0, notRun: noBrowser });
    }
    return;
  }
  await withRunningProject(SIZE, async (running) => {
    const { environments, releases, findings } = SIZE;
    const of = `ledger with ${String(environments)} environments, ${String(releases)} releases, ${String(findings)} findings`;
    report({ name: of, value: running.events, unit: 'events' });
    const browser = await launchBrowser();
    try {
      const cookie = await sessionOf(running.url, await running.issueKey('reader', 'admin'));
      for (const screen of screens) await scroll(report, browser, running, cookie, screen);
    } finally {
      await browser.close();
    }
  });
}

async function scroll(report: Report, browser: Browser, { url }: RunningProject, cookie: string, screen: Scrolled) {
  const watched = await WatchedPage.open(browser, url, cookie);
  const { page } = watched;
  try {
    await watched.go(screen.path);
    await page.locator(screen.row).first().waitFor();
    await page.waitForLoadState('networkidle');
    tell(report, screen.name, 'wheel', await framesWhile(page, () => byWheel(page, screen.row)));
    await watched.go(screen.path);
    await page.locator(screen.row).first().waitFor();
    await page.waitForLoadState('networkidle');
    tell(report, screen.name, 'keys', await framesWhile(page, () => byKeys(page)));
    await page.locator(screen.chosen).first().waitFor();
  } finally {
    await watched.close();
  }
}

async function byWheel(page: Page, row: string): Promise<void> {
  const box = await page.locator(row).first().boundingBox();
  await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 10);
  for (const way of [1, -1]) {
    for (let turn = 0; turn < TURNS_OF_THE_WHEEL; turn += 1) {
      await page.mouse.wheel(0, way * PIXELS_A_TURN);
      await page.waitForTimeout(FRAME_MS);
    }
  }
}

async function byKeys(page: Page): Promise<void> {
  for (const key of ['j', 'k']) {
    for (let time = 0; time < KEYS; time += 1) {
      await page.keyboard.press(key);
      await page.waitForTimeout(FRAME_MS);
    }
  }
}

function tell(report: Report, screen: string, by: string, { long, longest, busiest }: Frames): void {
  const figure = figureOf(screen, by);
  report({ ...figure, value: longest, ratio: MOST_MILLISECONDS / longest });
  report({ name: `${screen}, by ${by}: frames over ${String(MOST_MILLISECONDS)} ms`, value: long, unit: 'frames' });
  const limits = { limit: MOST_MILLISECONDS, ratio: MOST_MILLISECONDS / busiest };
  report({ name: `${screen}, by ${by}: processor time of the busiest task`, value: busiest, unit: 'ms', ...limits });
}

function figureOf(screen: string, by: string) {
  return { name: `${screen}, by ${by}: longest frame`, unit: 'ms', limit: MOST_MILLISECONDS };
}
