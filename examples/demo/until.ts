import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 90_000;

/** Asks again until there is an answer; gives up after a minute and a half with what it waited for. */
export async function until<Found>(what: string, ask: () => Promise<Found | undefined | false>): Promise<Found> {
  const deadline = Date.now() + PATIENCE_MS;
  let last = '';
  while (Date.now() < deadline) {
    try {
      const found = await ask();
      if (found !== undefined && found !== false) return found;
    } catch (error) {
      last = ` (${error instanceof Error ? error.message : JSON.stringify(error)})`;
    }
    await sleep(100);
  }
  throw new Error(`waited in vain: ${what}${last}`);
}
