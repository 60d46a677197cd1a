import { ProjectConfigured } from '@ledgerline/environment';
import { environmentEvents } from '@ledgerline/environment';
import type { Cause, StoredEvent } from '@ledgerline/kernel';
import { contentDigest, deriveId } from '@ledgerline/kernel';
import { LedgerModule } from '@ledgerline/platform/ledger';
import { InMemoryEventLog } from '@ledgerline/testing';
import type { Command } from '@nestjs/cqrs';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { releaseEvents } from '../events';
import { ReleaseCommandsModule } from '../release.commands.module';

const configuration = {
  ...ProjectConfigured.sample.configuration,
  components: {
    web: { artifact: 'oci' as const, repository: 'ghcr.io/acme/web' },
    worker: { artifact: 'oci' as const, repository: 'ghcr.io/acme/worker' },
  },
  databases: { orders: { engine: 'postgres' as const, migrations: './migrations' } },
};

/** The context's commands on a ledger in memory, with project `checkout` configured. */
export class ReleaseApplication {
  private commands = 0;

  private constructor(
    readonly log: InMemoryEventLog,
    private readonly bus: CommandBus,
    private readonly close: () => Promise<void>,
  ) {}

  static async start(): Promise<ReleaseApplication> {
    const log = new InMemoryEventLog();
    await configure(log, configuration);
    return ReleaseApplication.on(log);
  }

  /** Another process on a ledger that has the project. */
  static async on(log: InMemoryEventLog): Promise<ReleaseApplication> {
    const definitions = [...releaseEvents, ...environmentEvents];
    const module = await Test.createTestingModule({
      imports: [CqrsModule.forRoot(), LedgerModule.forRoot({ eventLog: log, definitions }), ReleaseCommandsModule],
    }).compile();
    await module.init();
    return new ReleaseApplication(log, module.get(CommandBus), () => module.close());
  }

  /** The project has nothing of what it had. */
  async emptied(): Promise<void> {
    await configure(this.log, { ...configuration, components: {}, environments: {}, databases: {} });
  }

  /** The project trusts these keys, and no others. */
  async trusting(trust: Readonly<Record<string, { readonly key: string }>>): Promise<void> {
    await configure(this.log, { ...configuration, trust });
  }

  /** A cause of its own for every command, as the edge gives it. */
  cause(): Cause {
    const commandId = deriveId('spec', String((this.commands += 1)));
    return { commandId, actor: { kind: 'service', id: 'ci' }, causationId: commandId, correlationId: commandId };
  }

  execute<Result>(command: Command<Result>): Promise<Result> {
    return this.bus.execute(command);
  }

  /** Everything in the ledger after the project's configuration. */
  async events(): Promise<readonly StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const event of this.log.readAll()) events.push(event);
    return events.slice(1);
  }

  async types(): Promise<readonly string[]> {
    return (await this.events()).map(({ type }) => type);
  }

  stop(): Promise<void> {
    return this.close();
  }
}

async function configure(log: InMemoryEventLog, having: object): Promise<void> {
  const configurationHash = contentDigest(having);
  const after: StoredEvent[] = [];
  for await (const event of log.readStream('project-checkout')) after.push(event);
  const version = after.length + 1;
  const configured = { project: 'checkout', version, configurationHash, configuration: having as typeof configuration };
  const { type, data } = ProjectConfigured(configured);
  const metadata = {
    schemaVersion: 1,
    actor: { kind: 'system', id: 'spec' },
    commandId: 'spec',
    causationId: 'spec',
    correlationId: 'spec',
  } as const;
  const id = deriveId('configure', String(version));
  await log.append('project-checkout', [{ id, type, data, metadata }], after.at(-1)?.revision ?? 'no-stream');
}
