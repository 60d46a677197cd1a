import type { AnyEventDefinition, EventLog } from '@ledgerline/kernel';
import { EventCatalog } from '@ledgerline/kernel';
import type { ProjectionTable } from '@ledgerline/platform/postgres';
import { pino } from 'pino';
import type { ProjectorHealth } from '../projector-health';
import { Projector } from '../projector';
import { Counted, Ignored } from './counting';

export interface RunningProjector {
  health(): ProjectorHealth;
  stop(): Promise<void>;
}

export function catalogOf(...more: readonly AnyEventDefinition[]): EventCatalog {
  return new EventCatalog([Counted, Ignored, ...more]);
}

export function startProjector(
  log: EventLog,
  databaseUrl: string,
  tables: readonly ProjectionTable[],
  catalog: EventCatalog = catalogOf(),
): RunningProjector {
  const logger = pino({ level: process.env.SPEC_LOG_LEVEL ?? 'silent' });
  const projector = new Projector({ log, catalog, tables, databaseUrl, logger });
  const ending = new AbortController();
  const running = projector.run(ending.signal);
  return {
    health: () => projector.health(),
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}
