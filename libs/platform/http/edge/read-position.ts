import { refuse } from '@ledgerline/kernel';
import type { FastifyReply } from 'fastify';
import { RequestRefused } from '../problems/request-refused';
import type { ReadSide, ReadState } from '../read-side';
import { positionOf } from './moment-of';

/** How long a read waits for `?minPosition=`. */
const PATIENCE_MS = 5_000;

/** Waits for the position that the caller wants to see, if any, and says in the answer's headers what it is answered from. */
export async function readPosition(
  minPosition: string | undefined,
  names: readonly string[] | undefined,
  readSide: ReadSide,
  reply: FastifyReply,
): Promise<void> {
  if (minPosition !== undefined) {
    const wanted = positionOf(minPosition);
    if (wanted === undefined) throw new RequestRefused('invalid-position');
    await reach(wanted, names, readSide);
  }
  tell(readSide.state(names), reply);
}

async function reach(wanted: bigint, names: readonly string[] | undefined, readSide: ReadSide): Promise<void> {
  const before = readSide.state(names);
  const [stopped] = before.stopped;
  if (stopped !== undefined && (before.position === undefined || before.position < wanted)) {
    throw new RequestRefused(refuse('projection-stopped', { wanted: String(wanted), projection: stopped.name }));
  }
  if (await readSide.reaches(wanted, PATIENCE_MS, names)) return;
  const position = String(readSide.state(names).position ?? 'nothing');
  throw new RequestRefused(refuse('projection-behind', { wanted: String(wanted), position }));
}

function tell({ position, lagMs, stopped, flawed }: ReadState, reply: FastifyReply): void {
  if (position !== undefined) void reply.header('ledgerline-position', String(position));
  if (lagMs !== undefined) void reply.header('ledgerline-lag', String(lagMs));
  const stale = [...new Set([...stopped.map(({ name }) => name), ...flawed])];
  if (stale.length > 0) void reply.header('ledgerline-stale', stale.join(', '));
}
