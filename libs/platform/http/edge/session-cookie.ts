import type { IncomingHttpHeaders } from 'node:http';

/** What a browser keeps a session in. With the prefix, no other host and no page without TLS can set it. */
const SECURE_NAME = '__Host-ledgerline';
const PLAIN_NAME = 'ledgerline-session';
const token = /^[A-Za-z0-9_-]{1,200}$/;

interface Asked {
  readonly headers: IncomingHttpHeaders;
}

/** The cookie of sessions: no script reads it, and no other site's request carries it. */
export class SessionCookie {
  /** `publicUrl` is where browsers reach us; without it the page that signs in says whether that is over TLS. */
  constructor(private readonly publicUrl: string | undefined) {}

  /** The session in a request's cookies, if any. */
  in({ headers: { cookie } }: Asked): string | undefined {
    if (cookie === undefined) return undefined;
    const names = this.publicUrl?.startsWith('https:') === true ? [SECURE_NAME] : [SECURE_NAME, PLAIN_NAME];
    const pairs = cookie.split(';').map((pair) => pair.trim());
    const found = names.flatMap((name) => pairs.filter((pair) => pair.startsWith(`${name}=`)));
    return found.map((pair) => pair.slice(pair.indexOf('=') + 1)).find((value) => token.test(value));
  }

  /** Sets it for as long as the session may last at most. */
  of(session: string, endsAt: string, now: string, asked: Asked): string {
    const seconds = Math.max(0, Math.floor((Date.parse(endsAt) - Date.parse(now)) / 1_000));
    return this.spelled(session, seconds, asked);
  }

  /** Takes it away. */
  gone(asked: Asked): string {
    return this.spelled('', 0, asked);
  }

  private spelled(value: string, maxAge: number, { headers: { origin = '' } }: Asked): string {
    const isSecure = (this.publicUrl ?? origin).startsWith('https:');
    const attributes = `Path=/; Max-Age=${String(maxAge)}; HttpOnly; SameSite=Strict`;
    return isSecure ? `${SECURE_NAME}=${value}; ${attributes}; Secure` : `${PLAIN_NAME}=${value}; ${attributes}`;
  }
}
