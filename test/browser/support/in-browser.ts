import type { Browser } from 'playwright-core';
import { launchBrowser, noBrowser } from './chromium';

/** Specs that need a browser; where there is none they are left out, and it is said why. */
export const describeInBrowser = (name: string, specs: (browser: () => Browser) => void): void => {
  (noBrowser === undefined ? describe : describe.skip)(name, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(async () => {
      await browser?.close();
    });
    specs(() => {
      if (browser === undefined) throw new Error('the browser has not been started');
      return browser;
    });
  });
};
