import type { Cause } from '@ledgerline/kernel';
import { Decisions, deriveId, Refusal } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandBus, CommandHandler } from '@nestjs/cqrs';
import { artifactReference } from '../../artifact-reference';
import { delivery } from '../../evolve';
import { ProjectConfigurations } from '../../project-configurations';
import { RecordedBuilds } from '../../recorded-builds';
import { PublishArtifact } from '../publish-artifact/command';
import { RecordBuild } from '../record-build/command';
import type { IncomingEvent, IngestResult } from './command';
import { IngestEvents } from './command';
import { acceptDelivery, deliveryId } from './decide';
import type { Mapped } from './map-event';
import type { Reading } from './read-event';
import { readEvent } from './read-event';

@CommandHandler(IngestEvents)
export class IngestEventsHandler implements ICommandHandler<IngestEvents> {
  constructor(
    private readonly decisions: Decisions,
    private readonly configurations: ProjectConfigurations,
    private readonly builds: RecordedBuilds,
    private readonly commands: CommandBus,
  ) {}

  async execute({ project, events, cause }: IngestEvents) {
    const readings: Reading[] = [];
    for (const event of events) {
      const reading = readEvent(event);
      if (reading instanceof Refusal) return reading;
      readings.push(reading);
    }
    const results: IngestResult[] = [];
    for (const [index, reading] of readings.entries()) {
      const event = events[index];
      if (event === undefined) continue;
      const eventCause = { ...cause, commandId: deriveId(cause.commandId, 'delivery', String(index)) };
      const result = await this.ingest(project, event, reading, eventCause);
      if (result instanceof Refusal) return result;
      results.push({ id: event.id, ...result });
    }
    return { results };
  }

  private async ingest(project: string, event: IncomingEvent, reading: Reading, cause: Cause) {
    const mapped = await this.map(project, reading);
    if (mapped instanceof Refusal) return mapped;
    if (mapped.as === 'irrelevant') return { outcome: 'irrelevant', because: mapped.because } as const;
    const unbuilt = await this.unbuilt(project, mapped);
    if (unbuilt !== undefined) return { outcome: 'irrelevant', ...unbuilt } as const;

    const deliveryName = deliveryId(project, event);
    const accepted = await this.decisions.on(delivery, `${project}:${deliveryName}`, cause, (state) =>
      acceptDelivery(project, event, state),
    );
    if (accepted instanceof Refusal && accepted.code === 'delivery-conflict') return conflict;
    if (accepted instanceof Refusal) return accepted;
    const done = await this.command(project, mapped, { ...cause, commandId: deliveryName, causationId: event.id });
    if (done instanceof Refusal) return done;
    const { buildId, position } = done;
    return { outcome: accepted.changed ? 'recorded' : 'repeated', buildId, position } as const;
  }

  private map(project: string, reading: Reading) {
    if (typeof reading !== 'function') return { as: 'irrelevant', because: reading.because } as const;
    return this.configurations.accept(project, reading, ({ as }) => as !== 'irrelevant');
  }

  /** Asked before the delivery is taken, so that it can be sent again when its build is there. */
  private async unbuilt(project: string, mapped: Mapped) {
    if (mapped.as !== 'publication') return undefined;
    const artifact = artifactReference(mapped.reference, '');
    if (artifact instanceof Refusal) return undefined;
    const builds = await this.builds.of(project, mapped.component, artifact.digest);
    if (builds.length > 0) return undefined;
    const because = `no build of ${artifact.digest} is recorded yet: send its artifact.packaged first, then this again`;
    return { because, awaits: artifact.digest };
  }

  private command(project: string, mapped: Relevant, cause: Cause) {
    if (mapped.as === 'build') return this.commands.execute(new RecordBuild(cause, project, mapped.build));
    const { component, reference, publisher } = mapped;
    return this.commands.execute(new PublishArtifact(cause, project, component, reference, publisher));
  }
}

type Relevant = Exclude<Mapped, { as: 'irrelevant' }>;

const conflict = {
  outcome: 'conflict',
  because: 'an event of this source with this id came in before with other content',
} as const;
