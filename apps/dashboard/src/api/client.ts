import { createLedgerlineClient } from '@ledgerline/api-client';

/** For so long after somebody touched anything, what is asked counts as asked by somebody. */
const ATTENDED_MS = 60_000;
let touchedAt = Date.now();

for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart']) {
  window.addEventListener(kind, () => (touchedAt = Date.now()), { passive: true, capture: true });
}

/** The api at the dashboard's own address, with the session's cookie, which no script can read. */
export const client = createLedgerlineClient({
  url: window.location.origin,
  fetch: (request) => {
    if (request.method !== 'GET') request.headers.set('ledgerline-csrf', '1');
    // What is refreshed while nobody is here keeps nobody signed in.
    if (Date.now() - touchedAt > ATTENDED_MS) request.headers.set('ledgerline-unattended', '1');
    return fetch(request);
  },
});
