import type { WalkedPage } from '../replay/walk-in-pages';

/** Page by page until there is no more: on a slow machine a page ends early. */
export async function everyPage(page: (after: bigint | undefined) => Promise<WalkedPage>): Promise<void> {
  let after: bigint | undefined;
  for (let more = true; more;) {
    const walked = await page(after);
    after = walked.position ?? after;
    more = walked.more;
  }
}
