import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PROJECT } from './project-history';

/** A page of a browser that is signed in, with nothing in its cache. */
export class WatchedPage {
  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly url: string,
  ) {}

  static async open(browser: Browser, url: string, cookie: string): Promise<WatchedPage> {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 900 } });
    const [name = '', value = ''] = cookie.split('=', 2);
    await context.addCookies([{ name, value, url }]);
    return new WatchedPage(await context.newPage(), context, url);
  }

  /** Below the project's address. */
  async go(path = ''): Promise<void> {
    await this.page.goto(`${this.url}/p/${PROJECT}${path}`, { waitUntil: 'commit' });
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
