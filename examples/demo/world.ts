import type { LedgerlineClient } from '@ledgerline/api-client';
import { createLedgerlineClient } from '@ledgerline/api-client';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { freePort } from '../../apps/standalone/src/probes';
import type { Standalone } from '../../apps/standalone/src/standalone';
import { startStandalone } from '../../apps/standalone/src/standalone';
import { SupervisedProcess } from '../../apps/standalone/src/supervised-process';
import { patientFetch } from './patient-fetch';

export const PROJECT = 'checkout';
export const environments = ['dev', 'stage', 'prod'] as const;
export type EnvironmentName = (typeof environments)[number];
const components = { web: 'server.mjs', worker: 'worker.mjs' } as const;

const people = {
  olga: { kind: 'person', role: 'developer', groups: [] },
  ana: { kind: 'person', role: 'release-manager', groups: ['release-managers', 'web-team'] },
  mei: { kind: 'person', role: 'release-manager', groups: ['release-managers', 'orders-team'] },
  kim: { kind: 'person', role: 'operator', groups: ['platform-leads', 'database-owners'] },
  ida: { kind: 'person', role: 'auditor', groups: [] },
  ci: { kind: 'service', role: 'ci', groups: [] },
} as const;
export type Name = keyof typeof people;

/** One of the three places in which the example really runs. */
export interface Place {
  readonly root: string;
  readonly ports: Readonly<Record<keyof typeof components, number>>;
  readonly databaseUrl: string;
}

/** Everything that the demo runs: Ledgerline itself, and beside it what a team would run. */
export class World {
  private readonly companions: SupervisedProcess[] = [];

  private constructor(
    readonly ledgerline: Standalone,
    readonly dataDir: string,
    readonly registry: string,
    readonly places: Readonly<Record<EnvironmentName, Place>>,
    private readonly keys: Readonly<Record<Name | 'root', string>>,
  ) {}

  static async begin(dataDir: string, say: (text: string) => void): Promise<World> {
    await rm(dataDir, { recursive: true, force: true });
    const ledgerline = await startStandalone({ dataDir, onProgress: say });
    const root = createLedgerlineClient({ url: ledgerline.url, key: ledgerline.rootKey, fetch: patientFetch });
    const keys: Record<string, string> = { root: ledgerline.rootKey };
    for (const [id, { kind, role, groups }] of Object.entries(people)) {
      keys[id] = await issueKey(root, { principal: { kind, id }, role, groups: [...groups] });
    }
    const places: Record<string, Place> = {};
    for (const name of environments)
      places[name] = await makePlace(ledgerline.databaseUrl, join(dataDir, 'environments', name), name);
    const world = new World(
      ledgerline,
      dataDir,
      join(dataDir, 'registry'),
      places as Record<EnvironmentName, Place>,
      keys as Record<Name | 'root', string>,
    );
    for (const name of environments) await world.startCompanions(root, name);
    return world;
  }

  /** The api as this person or service uses it. */
  as(name: Name | 'root'): LedgerlineClient {
    return createLedgerlineClient({ url: this.ledgerline.url, key: this.keys[name], fetch: patientFetch });
  }

  keyOf(name: Name | 'root'): string {
    return this.keys[name];
  }

  async end(): Promise<void> {
    await Promise.all(this.companions.map((companion) => companion.stop()));
    await this.ledgerline.stop();
  }

  /** A deployer and an agent beside the environment, each with a key that opens this environment alone. */
  private async startCompanions(root: LedgerlineClient, environment: EnvironmentName): Promise<void> {
    const place = this.places[environment];
    const target = {
      project: PROJECT,
      environment,
      root: place.root,
      registry: this.registry,
      databases: { orders: place.databaseUrl },
      entries: components,
    };
    const endpoints = Object.fromEntries(
      Object.entries(place.ports).map(([name, port]) => [name, `http://127.0.0.1:${String(port)}/`]),
    );
    const agent = {
      project: PROJECT,
      environment,
      intervalMs: 1000,
      detectors: {
        artifacts: { root: place.root, endpoints },
        flagd: { file: join(place.root, 'flags.flagd.json') },
        postgres: { databases: { orders: { dsn: place.databaseUrl, scratchDsn: this.ledgerline.databaseUrl } } },
      },
    };
    await this.startCompanion(root, 'deployer', environment, 'examples/deployer/main.js', target);
    await this.startCompanion(root, 'agent', environment, 'apps/agent/src/main.js', agent);
  }

  private async startCompanion(
    root: LedgerlineClient,
    role: string,
    environment: string,
    script: string,
    settings: object,
  ): Promise<void> {
    const name = `${role}-${environment}`;
    const settingsFile = join(this.dataDir, `${name}.json`);
    await writeFile(settingsFile, JSON.stringify(settings), { mode: 0o600 });
    const key = await issueKey(root, { principal: { kind: 'service', id: name }, role, environment });
    const companion = new SupervisedProcess({
      name,
      script: resolve(__dirname, '../..', script),
      args: [settingsFile],
      env: { LEDGERLINE_URL: this.ledgerline.url, LEDGERLINE_API_KEY: key },
      logFile: join(this.dataDir, 'logs', `${name}.log`),
      isReady: () => Promise.resolve(true),
    });
    this.companions.push(companion);
    await companion.start();
  }
}

async function makePlace(adminUrl: string, root: string, name: string): Promise<Place> {
  await mkdir(root, { recursive: true });
  const url = new URL(adminUrl);
  const database = `checkout_${name}`;
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`create database ${database}`);
  await client.end();
  url.pathname = `/${database}`;
  return { root, ports: { web: await freePort(), worker: await freePort() }, databaseUrl: url.toString() };
}

async function issueKey(
  root: LedgerlineClient,
  body: {
    principal: { kind: 'person' | 'service'; id: string };
    role: string;
    groups?: string[];
    environment?: string;
  },
): Promise<string> {
  const { data } = await root.POST('/v1/projects/{project}/api-keys', { params: { path: { project: PROJECT } }, body });
  if (data === undefined) throw new Error(`no key for ${body.principal.id}`);
  return data.key;
}
