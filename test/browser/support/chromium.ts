import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

/** Nothing that reaches out by itself. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const { CHROMIUM_PATH = '/usr/bin/chromium', CI, LEDGERLINE_REQUIRE_BROWSER } = process.env;

const isRequired = CI === 'true' || LEDGERLINE_REQUIRE_BROWSER === '1';

/** Why nothing is tested in a browser here; undefined where it is, or has to be. */
export const noBrowser =
  existsSync(CHROMIUM_PATH) || isRequired ? undefined : `there is no browser at ${CHROMIUM_PATH} (CHROMIUM_PATH)`;

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM_PATH, args: quiet });
}
