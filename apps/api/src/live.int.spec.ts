import type { NewEvent } from '@ledgerline/kernel';
import { deriveId } from '@ledgerline/kernel';
import { InMemoryEventLog } from '@ledgerline/testing';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT_KEY, SpecApi } from './testing/an-api';

const converged = (project: string, revision: number): NewEvent => ({
  id: deriveId(project, String(revision)),
  type: 'environment.converged',
  data: { project, environment: 'dev', intentRevision: String(revision) },
  metadata: {
    schemaVersion: 1,
    actor: { kind: 'system', id: 'test' },
    commandId: 'c',
    causationId: 'c',
    correlationId: 'c',
  },
});

class Stream {
  text = '';
  ended = false;

  constructor(response: Response) {
    void this.read(response).catch(() => (this.ended = true));
  }

  get ids(): readonly string[] {
    return [...this.text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => String(id));
  }

  async until(isSo: () => boolean, withinMs: number): Promise<boolean> {
    const end = performance.now() + withinMs;
    while (performance.now() < end && !isSo()) await pause(10);
    return isSo();
  }

  private async read({ body }: Response): Promise<void> {
    const decoder = new TextDecoder();
    for await (const chunk of body ?? []) this.text += decoder.decode(chunk as Uint8Array, { stream: true });
    this.ended = true;
  }
}

describe('the stream of events', () => {
  let log: InMemoryEventLog;
  let api: SpecApi;
  let url: string;

  beforeEach(async () => {
    log = new InMemoryEventLog();
    api = await SpecApi.start(log, { maxStreams: 2 });
    await api.app.listen(0, '127.0.0.1');
    url = `${await api.app.getUrl()}/v1/projects/checkout/stream`;
  });

  afterEach(async () => {
    await api.stop();
  });

  const open = async (key = ROOT_KEY, headers: Record<string, string> = {}) => {
    const response = await fetch(url, { headers: { authorization: `Bearer ${key}`, ...headers } });
    return { response, stream: new Stream(response) };
  };

  const record = async (project: string, revision: number): Promise<string> => {
    const expected = revision === 0 ? 'no-stream' : BigInt(revision - 1);
    const { position } = await log.append(`environment-${project}:dev`, [converged(project, revision)], expected);
    return String(position);
  };

  it('tells what happens in the project, and nothing of another', async () => {
    const { response, stream } = await open();
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    await pause(50);
    await record('billing', 0);
    const position = await record('checkout', 0);
    expect(await stream.until(() => stream.ids.length > 0, 2_000)).toBe(true);
    expect(stream.ids).toEqual([position]);
  });

  it('goes on after the last position that was read, without a gap or a repeat', async () => {
    const positions: string[] = [];
    for (let revision = 0; revision < 50; revision += 1) positions.push(await record('checkout', revision));
    const { stream } = await open(ROOT_KEY, { 'last-event-id': String(positions[9]) });
    for (let revision = 50; revision < 100; revision += 1) positions.push(await record('checkout', revision));
    expect(await stream.until(() => stream.ids.length >= 90, 3_000)).toBe(true);
    expect(stream.ids).toEqual(positions.slice(10));
  });

  it('tells no one about keys and requests', async () => {
    const { stream } = await open();
    await pause(50);
    await api.keyFor('developer');
    await record('checkout', 0);
    await stream.until(() => stream.ids.length > 0, 2_000);
    expect(stream.text).not.toContain('api-key');
  });

  it('is refused beyond the cap, and when it starts from no position', async () => {
    const first = await open();
    await open();
    const third = await open();
    expect([third.response.status, third.response.headers.get('retry-after')]).toEqual([429, '10']);
    await first.response.body?.cancel().catch(() => undefined);
    expect((await api.ask('/v1/projects/checkout/stream', { headers: { 'last-event-id': 'x' } })).status).not.toBe(200);
  });

  it('ends within five seconds when its key is revoked', async () => {
    const key = await api.keyFor('auditor');
    const { json } = await api.ask('/v1/whoami', { key });
    const { stream } = await open(key);
    const other = await open();
    await api.ask(`/v1/projects/checkout/api-keys/${String(json.keyId)}`, { method: 'DELETE' });
    expect(await stream.until(() => stream.ended, 5_000)).toBe(true);
    expect(other.stream.ended).toBe(false);
  });

  it('ends when the api does', async () => {
    const { stream } = await open();
    await api.stop();
    expect(await stream.until(() => stream.ended, 2_000)).toBe(true);
    api = await SpecApi.start(log);
  });
});
