import { deriveId } from '@ledgerline/kernel';
import { setTimeout as sleep } from 'node:timers/promises';

const PATIENCE_MS = 180_000;
const ANSWER_WITHIN_MS = 20_000;
const REPEATED = 0.2;

/** How a client of two apis behaves that must not lose a command: as any build system should. */
export class SteadyFetch {
  readonly violations: string[] = [];
  /** Commands that were acknowledged. */
  acknowledged = 0;
  private requests = 0;

  constructor(
    private readonly urls: readonly string[],
    private readonly random: () => number,
    /** Makes idempotency keys that no other client makes. */
    private readonly name: string,
  ) {}

  /**
   * Asks the apis in turn until one answers, each time with the same `Idempotency-Key`. One acknowledged command in five
   * is sent again, unless it told a secret: its answer has to be the first one.
   */
  readonly fetch = async (request: Request): Promise<Response> => {
    const isCommand = request.method !== 'GET';
    this.requests += 1;
    const headers = new Headers(request.headers);
    if (isCommand) headers.set('idempotency-key', deriveId('faults', this.name, String(this.requests)));
    const body = request.body === null ? undefined : await request.arrayBuffer();
    const asked = { method: request.method, headers, ...(body && { body }) };
    const { pathname, search } = new URL(request.url);
    const first = await this.answer(`${pathname}${search}`, asked);
    if (!isCommand || !first.ok) return first;
    this.acknowledged += 1;
    if (!pathname.endsWith('/api-keys') && this.random() < REPEATED) {
      const [once, again] = [await first.clone().text(), await (await this.answer(pathname, asked)).text()];
      if (once !== again) this.violations.push(`${pathname} answered ${once}, and to the same request ${again}`);
    }
    return first;
  };

  private async answer(path: string, asked: RequestInit): Promise<Response> {
    const deadline = performance.now() + PATIENCE_MS;
    for (let attempt = Math.floor(this.random() * 2); ; attempt += 1) {
      const url = this.urls[attempt % this.urls.length] ?? '';
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
      const response = await fetch(`${url}${path}`, { ...asked, signal }).catch(() => undefined);
      if (response !== undefined && response.status < 500) return response;
      if (performance.now() > deadline) throw new Error(`${path} got no answer in three minutes`);
      await sleep(50);
    }
  }
}
