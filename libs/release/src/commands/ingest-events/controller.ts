import type { Cause } from '@ledgerline/kernel';
import { refuse, Refusal } from '@ledgerline/kernel';
import { InvalidCloudEvent, readCloudEvents } from '@ledgerline/platform/cloudevents';
import { Answers, CommandCause, Consumes, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { IngestEvents } from './command';

const IngestResults = Type.Object(
  {
    results: Type.Array(
      Type.Object({
        id: Type.String({ description: 'id of the CloudEvent' }),
        outcome: Type.Union(['recorded', 'repeated', 'irrelevant', 'conflict'].map((one) => Type.Literal(one))),
        because: Type.Optional(Type.String()),
        awaits: Type.Optional(
          Type.String({ description: 'digest of the artifact whose build has to be recorded first' }),
        ),
        buildId: Type.Optional(Type.String()),
        position: Type.Optional(Type.String()),
      }),
    ),
  },
  { $id: 'IngestResults' },
);

@Controller('v1/projects/:project/events')
export class IngestEventsController {
  constructor(private readonly commands: CommandBus) {}

  /** Send CDEvents as CloudEvents: structured, in binary mode, or as a batch. */
  @Post()
  @RequirePermission('build:record')
  @Consumes('application/cloudevents+json', 'application/cloudevents-batch+json', 'application/json')
  @Answers(IngestResults, 'what became of each event, in their order', 202)
  async ingest(
    @Param('project') project: string,
    @Headers() headers: Record<string, string | undefined>,
    @Body() body: unknown,
    @CommandCause() cause: Cause,
  ) {
    const received = this.read(headers, body);
    if (received instanceof Refusal) return received;
    const { mode, events } = received;
    const answer = await this.commands.execute(new IngestEvents(cause, project, events));
    const [event] = events;
    const conflict = !(answer instanceof Refusal) && answer.results.some(({ outcome }) => outcome === 'conflict');
    // Whoever sends one event looks at the status; whoever sends many must look at the results.
    if (mode === 'batch' || !conflict || event === undefined) return answer;
    return refuse('delivery-conflict', { source: event.source, id: event.id });
  }

  private read(headers: Record<string, string | undefined>, body: unknown) {
    try {
      return readCloudEvents({ headers, body });
    } catch (error) {
      if (error instanceof InvalidCloudEvent)
        return refuse('malformed-event', { problem: error.problem }, error.pointer);
      throw error;
    }
  }
}
