import { source as axeSource } from 'axe-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Person, SpecProject } from './a-project';

/** Where pictures are left for whoever wants to look at them; nobody does when it is absent. */
const PICTURES = process.env.LEDGERLINE_PICTURES;

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
}

interface How {
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

/** Somebody at a browser of their own. What goes wrong in the page is remembered, whoever looks. */
export class Reader {
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    readonly project: SpecProject,
  ) {
    page.on('console', (message) => {
      // A refused request is told by the page itself.
      const isRefusal = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !isRefusal) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
  }

  static async at(browser: Browser, project: SpecProject, { theme = 'light', width = 1280, height = 900 }: How = {}) {
    const context = await browser.newContext({
      baseURL: project.url,
      colorScheme: theme,
      viewport: { width, height },
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
    });
    return new Reader(await context.newPage(), context, project);
  }

  /** Signs in with the key, as a script; the page that does it for people has a spec of its own. */
  async signIn(name: Person): Promise<this> {
    const { status } = await this.context.request
      .post('/v1/session', {
        data: { key: this.project.keyOf(name) },
        headers: { origin: this.project.url, 'ledgerline-csrf': '1' },
      })
      .then((response) => ({ status: response.status() }));
    if (status !== 201) throw new Error(`${name} cannot sign in: ${String(status)}`);
    return this;
  }

  /** Below the project's address. */
  async open(path = ''): Promise<this> {
    await this.page.goto(`/p/${this.project.name}${path}`);
    return this;
  }

  /** What the rules of accessibility find wrong with the page as it is now. */
  async axe(): Promise<readonly string[]> {
    await this.page.evaluate(axeSource);
    const { violations } = await this.page.evaluate(() =>
      (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
    );
  }

  /** Leaves a picture of the whole page for a person, if there is one who wants to see it. */
  async look(name: string): Promise<void> {
    if (PICTURES === undefined) return;
    mkdirSync(PICTURES, { recursive: true });
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  }

  /** What is wider than the window and does not scroll by itself. */
  overflows(): Promise<readonly string[]> {
    return this.page.evaluate(`(() => {
      if (document.documentElement.scrollWidth <= window.innerWidth) return [];
      return [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1)
        .map((one) => one.tagName + '.' + one.className)
        .slice(0, 10);
    })()`);
  }

  /** Tabs on until the focus is where that is the name, as who has no mouse does. */
  async tabTo(name: RegExp): Promise<this> {
    for (let times = 0; times < 100; times += 1) {
      await this.page.keyboard.press('Tab');
      const focused = await this.page.evaluate(
        '(document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "").trim()',
      );
      if (name.test(String(focused))) return this;
    }
    throw new Error(`tabbing never comes to ${String(name)}`);
  }

  /** Without a network until it is given back. */
  async cutOff(isCut: boolean): Promise<void> {
    await this.context.setOffline(isCut);
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
