import type { Moment, PageRequest } from '@ledgerline/platform/http';
import { type PastPage, pastPage, PastRows } from '@ledgerline/platform/ledger';
import { Injectable } from '@nestjs/common';
import { exceptions } from '../../exceptions';
import { happenedBy } from '../../moment-bounds';
import type { ExceptionRow } from './project';
import { exceptionList } from './project';
import { type ExceptionFilters, ExceptionStore } from './store';

type Rows = ReadonlyMap<string, ExceptionRow>;

/** Exceptions as they stood at a moment. */
@Injectable()
export class ExceptionsThen {
  constructor(
    private readonly store: ExceptionStore,
    private readonly past: PastRows,
  ) {}

  /** Those of the project that had been asked for, the newest first. */
  page(
    project: string,
    filters: ExceptionFilters,
    { limit, after }: PageRequest,
    moment: Moment,
  ): Promise<PastPage<ExceptionRow>> {
    let told: Promise<Rows> | undefined;
    return pastPage<ExceptionRow>({
      ...{ limit, after },
      candidates: async (behind, count) => {
        const rows = await this.store.begunBy(project, filters.environment, moment, behind, count);
        return rows.map((row) => ({ row, isChanged: true }));
      },
      placeOf: ({ position }) => [position],
      keyOf,
      fold: async (rows) => {
        told ??= this.ofGates(project, moment);
        return withDrift(await told, rows, moment);
      },
      keep: (then) => isLookedFor(then, filters),
    });
  }

  /** Undefined when nobody had asked for it then. */
  async find(now: ExceptionRow, moment: Moment): Promise<ExceptionRow | undefined> {
    const { requestedAt: at, position } = now;
    if (!happenedBy({ at, position }, moment)) return undefined;
    return withDrift(await this.ofGates(now.project, moment), [now], moment).get(keyOf(now));
  }

  /** Requests that nobody had decided, and that time had not either at `instant`. */
  async requested(project: string, moment: Moment, instant: string): Promise<readonly ExceptionRow[]> {
    const rows = [...(await this.ofGates(project, moment)).values()];
    return rows.filter(({ status, until }) => status === 'requested' && until > instant);
  }

  /** All but those of drift have their own stream. */
  private ofGates(project: string, moment: Moment): Promise<Rows> {
    return this.past.fold(exceptionList, [exceptions.stream(project)], moment);
  }
}

/** What accepts drift is in force from its beginning until it has ended. */
function withDrift(told: Rows, rows: readonly ExceptionRow[], moment: Moment): Rows {
  const drift = rows
    .filter(({ waives }) => 'finding' in waives)
    .map((row) => [keyOf(row), untilThen(row, moment)] as const);
  return new Map([...told, ...drift]);
}

function untilThen(row: ExceptionRow, moment: Moment): ExceptionRow {
  if (row.ended === null || happenedBy(row.ended, moment)) return row;
  return { ...row, status: 'in-force', ended: null };
}

const keyOf = ({ project, exceptionId }: ExceptionRow) => `${project}:${exceptionId}`;

function isLookedFor({ status, until }: ExceptionRow, { statuses, endsBefore }: ExceptionFilters): boolean {
  return (statuses === undefined || statuses.includes(status)) && (endsBefore === undefined || until < endsBefore);
}
