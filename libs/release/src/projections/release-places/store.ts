import type { Moment } from '@ledgerline/platform/http';
import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import { momentBounds } from '../../moment-bounds';
import type { ReleasePlaceRow } from './project';

@Injectable()
export class ReleasePlaceStore {
  constructor(private readonly postgres: Postgres) {}

  /** What each environment of the project is declared to be, now or at that moment; in the order of their names. */
  async current(project: string, moment?: Moment): Promise<readonly ReleasePlaceRow[]> {
    const rows = await this.postgres.query<{ row: ReleasePlaceRow }>(
      `select distinct on (environment) row from release_places
        where project = $1
          and ($2::bigint is null or position <= $2)
          and ($3::text is null or row->>'declaredAt' <= $3)
        order by environment, position desc`,
      [project, ...momentBounds(moment)],
    );
    return rows.map(({ row }) => row);
  }
}
