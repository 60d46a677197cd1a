import type { ClientRequest, IncomingMessage } from 'node:http';
import { get } from 'node:http';
import { PROJECT } from './project-history';

interface Changes {
  readonly position: string;
  readonly tables: Readonly<Record<string, readonly string[] | null>> | null;
}

const CUT_FOR_MS = 1_500;

/** One dashboard as far as the server can tell: it follows what changes, and comes back where it was when it was cut off. */
export class LiveClient {
  private request: ClientRequest | undefined;
  private response: IncomingMessage | undefined;
  private unread = '';
  private readonly told = new Set<string>();
  /** Anything may have changed up to there, as it was told. */
  private anythingUpTo = -1n;
  reached = -1n;
  onReached: (position: bigint) => void = () => undefined;

  constructor(
    private readonly url: string,
    private readonly cookie: string,
    /** The table that is watched row by row. */
    private readonly table: string,
  ) {}

  /** Resolves once it has been told where it stands. */
  async open(): Promise<void> {
    const headers = { cookie: this.cookie, ...(this.reached >= 0n && { 'last-event-id': String(this.reached) }) };
    await new Promise<void>((resolve, reject) => {
      this.request = get(`${this.url}/v1/projects/${PROJECT}/changes`, { headers, agent: false }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`answered ${String(response.statusCode)}`));
        this.response = response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          this.take(chunk);
          resolve();
        });
        // Whoever cuts it off knows.
        response.on('error', () => undefined);
      });
      this.request.on('error', reject);
    });
  }

  /** Without a word to the server, as when a network goes away; it is back after a while. */
  async cut(): Promise<void> {
    this.close();
    await new Promise((resolve) => setTimeout(resolve, CUT_FOR_MS));
    await this.open();
  }

  /** Reads nothing any more. */
  stall(): void {
    this.response?.pause();
  }

  close(): void {
    this.unread = '';
    this.request?.on('error', () => undefined).destroy();
  }

  /** Whether it was told that this row of the watched table changed at that position. */
  knows(key: string, position: bigint): boolean {
    return this.told.has(key) || position <= this.anythingUpTo;
  }

  private take(chunk: string): void {
    const frames = (this.unread + chunk).split('\n\n');
    this.unread = frames.pop() ?? '';
    for (const frame of frames) {
      const data = /^data: (.*)$/m.exec(frame)?.[1];
      if (data !== undefined) this.takeChanges(JSON.parse(data) as Changes);
    }
  }

  private takeChanges({ position, tables }: Changes): void {
    const upTo = BigInt(position);
    const keys = tables === null ? null : tables[this.table];
    if (keys === null) this.anythingUpTo = upTo;
    else for (const key of keys ?? []) this.told.add(key);
    this.reached = upTo;
    this.onReached(upTo);
  }
}
