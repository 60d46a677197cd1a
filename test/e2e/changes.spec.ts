import { createConnection } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT_KEY } from '../../apps/api/src/testing/an-api';
import { ProjectedApi } from './projected-api';

const file = (replicas: number) => ({
  project: 'checkout',
  components: { web: { artifact: 'oci', repository: 'ghcr.io/acme/web' } },
  environments: { dev: { admits: 'candidate' } },
  variance: { 'web.replicas': { type: 'integer', maximum: replicas, owner: 'web-team', why: 'load differs' } },
});

interface Told {
  readonly position: string;
  readonly tables: Readonly<Record<string, readonly string[] | null>> | null;
}

/** A reader of changes over HTTP. */
class Watching {
  private text = '';
  private readonly reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  ended = false;

  constructor(response: Response) {
    this.reader = response.body?.getReader();
    void this.read().catch(() => {
      this.ended = true;
    });
  }

  get told(): readonly Told[] {
    return [...this.text.matchAll(/^event: changes\ndata: (.*)$/gm)].map(
      ([, json]) => JSON.parse(String(json)) as Told,
    );
  }

  get last(): string {
    return [...this.text.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? '';
  }

  /** Fails when this is not told at all; how soon it is told depends on what else the machine is doing. */
  async until(isSo: () => boolean): Promise<void> {
    const begun = performance.now();
    while (!isSo()) {
      if (performance.now() - begun > 30_000) throw new Error(`not told: ${this.text}`);
      await pause(5);
    }
  }

  keysOf(table: string): readonly string[] {
    return this.told.flatMap(({ tables }) => tables?.[table] ?? []);
  }

  changed(table: string): boolean {
    return this.told.some(({ tables }) => tables !== null && table in tables);
  }

  async leave(): Promise<void> {
    await this.reader?.cancel().catch(() => undefined);
  }

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    for (let chunk = await this.reader?.read(); chunk?.done === false; chunk = await this.reader?.read()) {
      this.text += decoder.decode(chunk.value, { stream: true });
    }
    this.ended = true;
  }
}

describe('changes of the read side over HTTP', () => {
  let api: ProjectedApi;
  let url: string;
  let replicas = 1;

  beforeAll(async () => {
    api = await ProjectedApi.start({ maxStreams: 50, maxStreamsPerKey: 3 });
    url = await api.listen();
    await configure();
  });

  afterAll(() => api.stop());

  const open = async (key: string, headers: Record<string, string> = {}, query = '') => {
    const response = await fetch(`${url}/v1/projects/checkout/changes${query}`, {
      headers: { authorization: `Bearer ${key}`, ...headers },
    });
    return { response, watching: new Watching(response) };
  };
  const configure = async () => {
    replicas += 1;
    const { json } = await api.send('PUT', '/configuration', { configuration: file(replicas) });
    return String(json.position);
  };

  it('are told by table and key, when they can be read', async () => {
    const { watching } = await open(await api.keyOf('ana', 'auditor'));
    await watching.until(() => watching.told.length > 0);
    // A table that has just been built for the first time is told without keys: any row of it may be another one.
    let keys: readonly string[] = [];
    for (let times = 0; times < 3 && keys.length === 0; times += 1) {
      const told = watching.told.length;
      const position = await configure();
      const { json } = await api.read('/configuration', ROOT_KEY, position);
      await watching.until(() =>
        watching.told.slice(told).some(({ tables }) => 'project_configuration' in (tables ?? {})),
      );
      keys = watching.keysOf('project_configuration').filter((key) => key === `checkout@${String(json.version)}`);
    }
    expect(keys).not.toEqual([]);
    expect(watching.changed('audit_history')).toBe(true);
    await watching.leave();
  });

  it('are told to who comes back, what was missed and nothing else', async () => {
    const key = await api.keyOf('mei', 'auditor');
    const first = await open(key);
    await configure();
    await first.watching.until(() => first.watching.changed('project_configuration'));
    await first.watching.leave();
    await configure();
    const position = await configure();
    for (const again of [
      await open(key, { 'last-event-id': first.watching.last }),
      await open(key, {}, `?after=${first.watching.last}`),
    ]) {
      const { json } = await api.read('/configuration', ROOT_KEY, position);
      const version = Number(json.version);
      const keys = () => again.watching.keysOf('project_configuration');
      await again.watching.until(() => keys().includes(`checkout@${String(version)}`));
      expect(new Set(keys())).toEqual(new Set([`checkout@${String(version - 1)}`, `checkout@${String(version)}`]));
      await again.watching.leave();
    }
  });

  it('may be anything to who was away for too long', async () => {
    const { watching } = await open(await api.keyOf('leo', 'auditor'), { 'last-event-id': '0' });
    await watching.until(() => watching.told.length > 0);
    expect(watching.told[0]?.tables).toBeNull();
    await watching.leave();
  });

  it('of one project are nobody’s news in another', async () => {
    const other = await fetch(`${url}/v1/projects/billing/changes`, {
      headers: { authorization: `Bearer ${ROOT_KEY}` },
    });
    const watching = new Watching(other);
    await configure();
    await pause(600);
    expect(watching.told.slice(1)).toEqual([]);
    await watching.leave();
  });

  it('come often, and are told four times a second at most', async () => {
    const { watching } = await open(await api.keyOf('tom', 'auditor'));
    await watching.until(() => watching.told.length > 0);
    const begun = performance.now();
    let last = '';
    for (let one = 0; one < 30; one += 1) last = await configure();
    await watching.until(() => BigInt(watching.last) >= BigInt(last));
    const seconds = (performance.now() - begun) / 1_000;
    expect(watching.told.length).toBeLessThanOrEqual(2 + Math.ceil(seconds * 4));
    await watching.leave();
  });

  it('end within five seconds when somebody signs out, or a key is revoked, for them alone', async () => {
    const key = await api.keyOf('ida', 'auditor');
    const headers = { host: new URL(url).host, origin: url, 'ledgerline-csrf': '1' };
    const signIn = async () => {
      const response = await fetch(`${url}/v1/session`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ key }),
      });
      return String(response.headers.get('set-cookie')).split(';', 1)[0] ?? '';
    };
    const cookies = [await signIn(), await signIn()];
    const sessions = await Promise.all(
      cookies.map(
        async (cookie) => new Watching(await fetch(`${url}/v1/projects/checkout/changes`, { headers: { cookie } })),
      ),
    );
    const withKey = (await open(key)).watching;
    const [first, second] = sessions;
    await fetch(`${url}/v1/session`, { method: 'DELETE', headers: { ...headers, cookie: cookies[0] ?? '' } });
    await first?.until(() => first.ended);
    expect([second?.ended, withKey.ended]).toEqual([false, false]);

    const who = (await (await fetch(`${url}/v1/whoami`, { headers: { authorization: `Bearer ${key}` } })).json()) as {
      keyId: string;
    };
    await api.send('DELETE', `/api-keys/${who.keyId}`, undefined);
    await second?.until(() => second.ended);
    await withKey.until(() => withKey.ended);
  });

  it('are refused beyond the cap of one key, and again when somebody leaves', async () => {
    const key = await api.keyOf('kim', 'auditor');
    const open3 = [await open(key), await open(key), await open(key)];
    const { response } = await open(key);
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '10']);
    await open3[0]?.watching.leave();
    for (let status = 429; status !== 200;) {
      await pause(50);
      const again = await open(key);
      status = again.response.status;
      await again.watching.leave();
    }
    for (const { watching } of open3) await watching.leave();
  });

  it('are no longer told to who does not read them', async () => {
    const key = await api.keyOf('zoe', 'auditor');
    const { hostname, port } = new URL(url);
    const socket = createConnection({ host: hostname, port: Number(port) });
    socket.on('error', () => undefined);
    socket.pause();
    socket.write(
      `GET /v1/projects/checkout/stream HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${key}\r\nLast-Event-ID: 0\r\n\r\n`,
    );
    await pause(300);
    for (let one = 0; one < 5; one += 1) await configure();
    socket.destroy();
    const { watching } = await open(key);
    await configure();
    await watching.until(() => watching.changed('project_configuration'));
    await watching.leave();
  });
});
