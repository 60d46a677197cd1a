import type { Cause, DomainEvent } from '@ledgerline/kernel';
import { Clock, Decisions, defineEvent, deriveId } from '@ledgerline/kernel';
import { LedgerModule } from '@ledgerline/platform/ledger';
import { ReleaseCut, releaseEvents } from '@ledgerline/release';
import { InMemoryEventLog } from '@ledgerline/testing';
import type { Command } from '@nestjs/cqrs';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { Type } from '@sinclair/typebox';
import { ConsequencesReader } from '../configuration/consequences-reader';
import { EnvironmentCommandsModule } from '../environment.commands.module';
import { environmentEvents } from '../events';
import { by } from './causes';
import { sampleRelease } from './samples';

class SpecClock extends Clock {
  instant = '2026-05-01T00:00:00.000Z';

  now(): string {
    return this.instant;
  }
}

/** What another context says about exceptions. */
const foreignEvents = (['exception.granted', 'exception.expired', 'exception.ended'] as const).map((type) =>
  defineEvent(type, 1, Type.Object({}, { additionalProperties: true }), {}),
);

/** The context's commands on a ledger in memory, in which the sample release was cut. */
export class EnvironmentApplication {
  private commands = 0;

  private constructor(
    readonly decisions: Decisions,
    private readonly log: InMemoryEventLog,
    private readonly clock: SpecClock,
    private readonly bus: CommandBus,
    readonly consequences: ConsequencesReader,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(): Promise<EnvironmentApplication> {
    const log = new InMemoryEventLog();
    const clock = new SpecClock();
    const definitions = [...releaseEvents, ...environmentEvents, ...foreignEvents];
    const module = await Test.createTestingModule({
      imports: [
        CqrsModule.forRoot(),
        LedgerModule.forRoot({ eventLog: log, definitions, clock }),
        EnvironmentCommandsModule,
      ],
    }).compile();
    await module.init();
    const stop = () => module.close();
    const application = new EnvironmentApplication(
      module.get(Decisions),
      log,
      clock,
      module.get(CommandBus),
      module.get(ConsequencesReader),
      stop,
    );
    const { releaseId, alias, content } = sampleRelease;
    const cut = { schema: 'ledgerline.release/v1' as const, project: 'checkout', ...content };
    await application.append(
      `release-checkout:${releaseId.slice('sha256:'.length)}`,
      ReleaseCut({ ...ReleaseCut.sample, releaseId, alias, content: cut }),
    );
    return application;
  }

  /** A cause of its own for every command, as the edge gives it. */
  by(person: string): Cause {
    return by(person, 'person', deriveId('spec', String((this.commands += 1))));
  }

  execute<Result>(command: Command<Result>): Promise<Result> {
    return this.bus.execute(command);
  }

  /** Types of everything in the ledger after the release. */
  async types(): Promise<readonly string[]> {
    const types: string[] = [];
    for await (const { type } of this.log.readAll()) types.push(type);
    return types.slice(1);
  }

  setTime(instant: string): void {
    this.clock.instant = instant;
  }

  /** As if another context, or another command, had decided it. */
  async append(stream: string, { type, data }: DomainEvent): Promise<void> {
    let expected: bigint | 'no-stream' = 'no-stream';
    for await (const { revision } of this.log.readStream(stream)) expected = revision;
    const cause = this.by('spec');
    await this.log.append(
      stream,
      [{ id: cause.commandId, type, data, metadata: { schemaVersion: 1, ...cause } }],
      expected,
    );
  }
}
