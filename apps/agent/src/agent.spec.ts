import type { AnyDetector, Seen } from '@ledgerline/drift';
import { redactWith } from '@ledgerline/drift';
import { Type } from '@sinclair/typebox';
import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { observeForever, pauseAfter } from './agent';
import type { RoundParts } from './round';
import { Outbox } from './outbox';
import type { Pace } from './round';
import { observeOnce } from './round';
import { DiskSpool, NoSpool } from './spool';
import { httpTransport } from './transport';
import { Vitals } from './vitals';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly id: string;
  readonly body: unknown;
}

/** An api that answers what it is told to, and remembers what it was asked. */
class FakeApi {
  readonly asked: Asked[] = [];
  /** Statuses of the next answers to a report; 201 when there are none left. */
  readonly statuses: number[] = [];
  /** Whether the next reports want to be confirmed. */
  readonly confirms: boolean[] = [];
  intent: object | undefined = { artifacts: {} };
  private readonly server: Server = createServer((request, response) => {
    void this.answer(request).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this.address.url;
  }

  get address() {
    return { url: `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}` };
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  get reports(): readonly Asked[] {
    return this.asked.filter(({ method }) => method === 'POST');
  }

  private async answer(request: IncomingMessage): Promise<[number, object]> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { method = '', url: path = '', headers } = request;
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    this.asked.push({ method, path, id: String(headers['idempotency-key']), body });
    if (method === 'GET') {
      return this.intent === undefined
        ? [404, { code: 'nothing-declared', detail: 'nothing', remedy: '', status: 404 }]
        : [200, { intentRevision: 1, document: this.intent }];
    }
    const status = this.statuses.shift() ?? 201;
    return [
      status,
      status === 201
        ? { differences: 2, confirm: this.confirms.shift() ?? false }
        : { code: 'no', detail: 'no', remedy: '', status },
    ];
  }
}

const detector = (name: string, observe: AnyDetector['observe']): AnyDetector => ({
  name,
  configuration: Type.Object({}),
  observe,
});
const log = pino({ level: 'silent' });
const pace = (changed: Partial<Pace> = {}): Pace => ({
  ...{ intervalMs: 30_000, timeoutMs: 200, memoryBytes: 1000, usedBytes: () => 0 },
  ...changed,
});
const complete = (document: object): Seen => ({ completeness: 'complete', document });

describe('the agent', () => {
  let api: FakeApi;
  let parts: RoundParts;
  const signal = new AbortController().signal;

  beforeEach(async () => {
    api = new FakeApi();
    const address = { url: await api.start(), apiKey: 'llk_k_s', project: 'checkout', environment: 'prod' };
    const transport = httpTransport(address);
    parts = {
      detectors: [detector('flagd', () => Promise.resolve(complete({ flags: {} })))],
      configurations: { flagd: {} },
      paceOf: () => pace(),
      transport,
      outbox: new Outbox(transport, new NoSpool(), log),
      vitals: new Vitals(),
      redact: redactWith('key'),
      now: () => '2026-01-01T00:00:00.000Z',
      log,
    };
  });

  afterEach(() => {
    api.stop();
  });

  it('reports what each of its detectors saw, with when it looked', async () => {
    expect(await observeOnce(parts, signal)).toBe(true);
    expect(api.reports).toMatchObject([
      {
        path: '/v1/projects/checkout/environments/prod/observations',
        body: {
          detector: 'flagd',
          completeness: 'complete',
          observedAt: '2026-01-01T00:00:00.000Z',
          intervalMs: 30_000,
          document: { flags: {} },
        },
      },
    ]);
  });

  it('gives its detectors what is declared, or nothing while nothing is', async () => {
    const seen: unknown[] = [];
    const spy = detector('flagd', (_, { intent }) => {
      seen.push(intent);
      return Promise.resolve(complete({}));
    });
    await observeOnce({ ...parts, detectors: [spy] }, signal);
    api.intent = undefined;
    await observeOnce({ ...parts, detectors: [spy] }, signal);
    expect(seen).toEqual([{ artifacts: {} }, undefined]);
  });

  it('runs no detector that is not configured', async () => {
    await observeOnce({ ...parts, configurations: {} }, signal);
    expect(api.reports).toEqual([]);
  });

  it('repeats a report under the same id when the api could not take it', async () => {
    api.statuses.push(503, 500);
    expect(await observeOnce(parts, signal)).toBe(true);
    const sent = api.reports.map(({ id }) => id);
    expect(sent).toHaveLength(3);
    expect(new Set(sent).size).toBe(1);
  });

  it('does not repeat what was refused', async () => {
    api.statuses.push(409);
    expect(await observeOnce(parts, signal)).toBe(false);
    expect(api.reports).toHaveLength(1);
  });

  it('reports a detector that does not come back as failed, and the others as ever', async () => {
    const stuck = detector('artifacts', () => new Promise<Seen>(() => undefined));
    const configurations = { artifacts: {}, flagd: {} };
    await observeOnce({ ...parts, detectors: [stuck, ...parts.detectors], configurations }, signal);
    expect(api.reports.map(({ body }) => body)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          detector: 'artifacts',
          completeness: 'error',
          problem: 'it took too long',
        }) as object,
        expect.objectContaining({ detector: 'flagd', completeness: 'complete' }) as object,
      ]),
    );
  });

  it('goes on when the api comes back, with what it sees then', async () => {
    const stop = new AbortController();
    let looks = 0;
    const counting = detector('flagd', () => {
      looks += 1;
      if (looks === 2) stop.abort();
      return Promise.resolve(complete({ looks }));
    });
    api.statuses.push(401);
    await observeForever(
      { ...parts, detectors: [counting], paceOf: () => pace({ intervalMs: 20 }) },
      () => 0,
      stop.signal,
    );
    expect(looks).toBe(2);
  });

  it('looks again at once when something critical wants to be confirmed, and once', async () => {
    api.confirms.push(true, true);
    expect(await observeOnce(parts, signal)).toBe(true);
    expect(api.reports).toHaveLength(2);
  });

  it('reports a detector that throws as failed', async () => {
    const broken = detector('flagd', () => Promise.reject(new Error('s3cr3t')));
    await observeOnce({ ...parts, detectors: [broken] }, signal);
    expect(api.reports.map(({ body }) => body)).toMatchObject([{ completeness: 'error' }]);
    expect(JSON.stringify(api.reports)).not.toContain('s3cr3t');
  });

  it('goes by what was declared last while the api is away, and tells it all in order when it is back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'spool-'));
    const stop = new AbortController();
    const spool = await DiskSpool.open({ folder, maxBytes: 100_000 });
    let looks = 0;
    const counting = detector('flagd', () => {
      looks += 1;
      if (looks === 4) stop.abort();
      return Promise.resolve(complete({ looks }));
    });
    api.statuses.push(...Array<number>(6).fill(503));
    const transport = httpTransport({ ...api.address, apiKey: 'llk_k_s', project: 'checkout', environment: 'prod' });
    const kept = { transport, outbox: new Outbox(transport, spool, log), paceOf: () => pace({ intervalMs: 1 }) };
    await observeForever({ ...parts, ...kept, detectors: [counting] }, () => 0, stop.signal);
    const told = new Map(
      api.reports.map(({ body }) => [JSON.stringify(body), (body as { document: unknown }).document]),
    );
    expect([...told.values()]).toEqual([{ looks: 1 }, { looks: 2 }, { looks: 3 }]);
    expect(spool.state).toEqual({ waiting: 0, bytes: 0, givenUp: 0 });
    await rm(folder, { recursive: true });
  });

  it('stops between two rounds when it is told to', async () => {
    const stop = new AbortController();
    const running = observeForever(parts, () => 0, stop.signal);
    while (api.reports.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    stop.abort();
    await running;
    expect(api.reports).toHaveLength(1);
  });
});

describe('the pause between two rounds', () => {
  const pause = (failures: number, random = 0.5) => pauseAfter(failures, { intervalMs: 1000, random: () => random });

  it('is the interval, give or take a tenth', () => {
    expect([pause(0, 0), pause(0), pause(0, 1)]).toEqual([900, 1000, 1100]);
  });

  it('doubles with every failure in a row, up to a minute', () => {
    expect([1, 2, 3, 10, 1000].map((failures) => pause(failures))).toEqual([2000, 4000, 8000, 60_000, 60_000]);
  });
});
