import { auditProjections } from '@ledgerline/audit';
import { Clock, type DomainEvent } from '@ledgerline/kernel';
import { PastRows } from '@ledgerline/platform/ledger';
import { Postgres } from '@ledgerline/platform/postgres';
import { aPostgres, fillTable, toldLog } from '@ledgerline/testing';
import { promotionProjections } from '../promotion.projections';

/** The streams of this context, as its deciders name them. */
function streamOf({ type, data }: DomainEvent): string {
  const { project, promotionId } = data as { readonly project: string; readonly promotionId?: string };
  return type.startsWith('promotion.')
    ? `promotion-${promotionId ?? ''}`
    : `${type.startsWith('freeze.') ? 'freezes' : 'exceptions'}-${project}`;
}

/** The tables of this context after a history, and the ledger that they were told from. */
export async function pastOf(...history: readonly DomainEvent[]) {
  const server = await aPostgres();
  for (const table of [...promotionProjections, ...auditProjections]) await fillTable(server.url, table, ...history);
  const postgres = new Postgres(server.url);
  const stop = async () => {
    await postgres.close();
    await server.stop();
  };
  return { postgres, past: new PastRows(...toldLog(streamOf, ...history)), stop };
}

/** A clock that has stopped. */
export class StoppedClock extends Clock {
  constructor(private readonly instant: string) {
    super();
  }

  now(): string {
    return this.instant;
  }
}

/** When the event at that place of a history was recorded. */
export const minute = (index: number) => new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
