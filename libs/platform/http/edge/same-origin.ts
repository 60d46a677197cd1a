import { SetMetadata } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';

export const SAME_ORIGIN = 'ledgerline:same-origin';

/** The route answers our own pages alone, whoever is signed in. */
export const SameOriginOnly = () => SetMetadata(SAME_ORIGIN, true);

/** Our pages send it with every write; another site's cannot without being asked whether it may. */
const CSRF_HEADER = 'ledgerline-csrf';
const reads: ReadonlySet<string> = new Set(['GET', 'HEAD']);

interface Sent {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Whether a request that a browser sent with its cookie comes from our own pages. A write has to say so itself: by a header
 * that only scripts of the same origin can set, and by the `Origin` that the browser sets. `publicUrl` is where browsers
 * reach us, where a proxy hides that; otherwise it is the host that they ask for.
 */
export function isSameOrigin({ method, headers }: Sent, publicUrl: string | undefined): boolean {
  const site = headers['sec-fetch-site'];
  if (reads.has(method)) return site === undefined || site === 'same-origin' || site === 'none';
  if (site !== undefined && site !== 'same-origin') return false;
  return headers[CSRF_HEADER] === '1' && isOwn(headers.origin, headers.host, publicUrl);
}

function isOwn(origin: string | undefined, host: string | undefined, publicUrl: string | undefined): boolean {
  if (origin === undefined || !URL.canParse(origin)) return false;
  const sent = new URL(origin);
  return publicUrl === undefined ? sent.host === host : sent.origin === new URL(publicUrl).origin;
}
