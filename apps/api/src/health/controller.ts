import { EventLog } from '@ledgerline/kernel';
import { Answers, Public } from '@ledgerline/platform/http';
import type { ProjectionStatus } from '@ledgerline/platform/postgres';
import { Postgres } from '@ledgerline/platform/postgres';
import { Controller, Get, Res } from '@nestjs/common';
import { ProjectedReadSide } from '../read-side/projected-read-side';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 2_000;

const LiveView = Type.Object({ status: Type.Literal('up') }, { $id: 'Live' });
const PartView = Type.Union([Type.Literal('up'), Type.Literal('down')]);
const ProjectionView = Type.Object({
  name: Type.String(),
  status: Type.Union([Type.Literal('following'), Type.Literal('stopped'), Type.Literal('rebuilding')]),
  position: Type.Union([Type.String(), Type.Null()]),
  lagMs: Type.Union([Type.Integer(), Type.Null()], {
    description: 'milliseconds for which the ledger has had something that is not in the rows',
  }),
  quarantined: Type.Integer({ description: 'rows and streams that it no longer folds' }),
});
const ReadyView = Type.Object(
  {
    status: Type.Union([Type.Literal('ready'), Type.Literal('not-ready')]),
    ledger: PartView,
    readSide: PartView,
    head: Type.Union([Type.String(), Type.Null()], { description: 'position of the last event in the ledger' }),
    projected: Type.Union([Type.String(), Type.Null()], {
      description: 'position that every projection has reached; null while one of them was never filled',
    }),
    projections: Type.Array(ProjectionView),
  },
  { $id: 'Ready' },
);

@Controller('health')
export class HealthController {
  constructor(
    private readonly log: EventLog,
    private readonly postgres: Postgres,
    private readonly readSide: ProjectedReadSide,
  ) {}

  /** Whether the process answers at all. */
  @Get('live')
  @Public()
  @Answers(LiveView, 'it does')
  live() {
    return { status: 'up' };
  }

  /** Whether ledger and read side can be reached, and how far the projections have come; 503 when one cannot. */
  @Get('ready')
  @Public()
  @Answers(ReadyView, 'both can be reached')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const [head, database] = await Promise.all([settled(this.log.head()), settled(this.postgres.query('select 1'))]);
    const isReady = head.up && database.up;
    void reply.status(isReady ? 200 : 503);
    return {
      status: isReady ? 'ready' : 'not-ready',
      ledger: head.up ? 'up' : 'down',
      readSide: database.up ? 'up' : 'down',
      head: head.up ? (head.value ?? null) : null,
      projected: this.readSide.state().position ?? null,
      projections: this.readSide.statuses().map((status) => ({
        name: status.name,
        status: statusOf(status),
        position: status.position ?? null,
        lagMs: status.lagMs ?? null,
        quarantined: status.quarantined,
      })),
    };
  }
}

function statusOf({ stopped, superseded }: ProjectionStatus): 'following' | 'stopped' | 'rebuilding' {
  if (stopped !== undefined) return 'stopped';
  return superseded ? 'rebuilding' : 'following';
}

type Settled<Value> = { readonly up: true; readonly value: Value } | { readonly up: false };

async function settled<Value>(asked: Promise<Value>): Promise<Settled<Value>> {
  const late = pause(PATIENCE_MS, { up: false } as const, { ref: false });
  return Promise.race([
    asked.then((value) => ({ up: true, value }) as const).catch(() => ({ up: false }) as const),
    late,
  ]);
}
