import { connectionStringOf, NODE_FLAGS, SECRET_VARIABLE } from '@ledgerline/embedded-eventstore';
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { accepts, answersOk, freePort } from '../../../apps/standalone/src/probes';
import { SupervisedProcess } from '../../../apps/standalone/src/supervised-process';
import { RestartablePostgres } from './restartable-postgres';

export type Role = 'ledger' | 'api' | 'projector' | 'conductor';

export interface FleetOptions {
  readonly dataDir: string;
  /** Built file that is loaded into a process of the role before its own code. */
  readonly preload?: (role: Role) => string | undefined;
  /** What the preload is told, by role and name of the process. */
  readonly environment?: (role: Role, name: string) => Readonly<Record<string, string>>;
}

const built = resolve(__dirname, '../../..');

/** All of Ledgerline on one ledger: two apis, two projectors, two conductors, each started again when it dies. */
export class Fleet {
  readonly processes: SupervisedProcess[] = [];
  readonly urls: string[] = [];
  readonly rootKey = `llk_root_${randomBytes(32).toString('base64url')}`;

  private constructor(
    private readonly options: FleetOptions,
    readonly eventStoreUrl: string,
    readonly postgres: RestartablePostgres,
  ) {}

  static async begin(options: FleetOptions): Promise<Fleet> {
    const { dataDir } = options;
    await rm(dataDir, { recursive: true, force: true });
    await mkdir(join(dataDir, 'logs'), { recursive: true });
    const [ledgerPort, postgresPort] = [await freePort(), await freePort()];
    const secret = randomBytes(16).toString('hex');
    const postgres = await RestartablePostgres.start(join(dataDir, 'postgres'), postgresPort);
    const fleet = new Fleet(options, connectionStringOf(ledgerPort, secret), postgres);
    try {
      fleet.addLedger(ledgerPort, secret);
      for (const copy of ['one', 'two']) {
        await fleet.addRole('projector', copy);
        await fleet.addRole('conductor', copy);
        await fleet.addRole('api', copy);
      }
      await Promise.all(fleet.processes.map((process) => process.start()));
      return fleet;
    } catch (error) {
      await fleet.stop();
      throw error;
    }
  }

  get databaseUrl(): string {
    return this.postgres.url;
  }

  get ledger(): SupervisedProcess {
    return this.only('ledger');
  }

  only(name: string): SupervisedProcess {
    const found = this.processes.find((process) => process.name === name);
    if (found === undefined) throw new Error(`there is no process ${name}`);
    return found;
  }

  async ready(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.ready()));
  }

  async stop(): Promise<void> {
    const [ledger, ...others] = this.processes;
    await Promise.all(others.map((process) => process.stop()));
    await ledger?.stop();
    await this.postgres.stop();
  }

  private addLedger(port: number, secret: string): void {
    this.add('ledger', 'ledger', {
      script: join(built, 'libs/embedded-eventstore/src/main.js'),
      args: ['--data', join(this.options.dataDir, 'ledger'), '--port', String(port)],
      env: { [SECRET_VARIABLE]: secret },
      nodeFlags: NODE_FLAGS,
      isReady: () => accepts(port),
    });
  }

  private async addRole(role: Exclude<Role, 'ledger'>, copy: string): Promise<void> {
    const port = await freePort();
    const url = `http://127.0.0.1:${String(port)}`;
    if (role === 'api') this.urls.push(url);
    this.add(role, `${role}-${copy}`, {
      script: join(built, `apps/${role}/src/main.js`),
      env: {
        EVENTSTORE_URL: this.eventStoreUrl,
        DATABASE_URL: this.databaseUrl,
        LEDGERLINE_ROOT_KEY: this.rootKey,
        ...(role === 'api' ? { HOST: '127.0.0.1', PORT: String(port) } : { HEALTH_PORT: String(port) }),
      },
      isReady: () => answersOk(`${url}/health/ready`),
    });
  }

  private add(
    role: Role,
    name: string,
    spec: Omit<ConstructorParameters<typeof SupervisedProcess>[0], 'name' | 'logFile'>,
  ): void {
    const { dataDir, environment } = this.options;
    const preload = this.options.preload?.(role);
    this.processes.push(
      new SupervisedProcess({
        ...spec,
        name,
        env: { ...spec.env, ...environment?.(role, name) },
        nodeFlags: [...(spec.nodeFlags ?? []), ...(preload === undefined ? [] : ['--require', preload])],
        logFile: join(dataDir, 'logs', `${name}.log`),
      }),
    );
  }
}
