import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { FindingCount, Turn } from './counts';

@Injectable()
export class FindingCountsStore {
  constructor(private readonly postgres: Postgres) {}

  /** How many there are of everything that findings are looked for by, those that are closed in sum only. */
  count(project: string): Promise<readonly FindingCount[]> {
    return this.postgres.query<FindingCount>(
      `select status, severity, domain, environment, assignee, snoozed, count(*)::int as count
         from findings where project = $1 group by 1, 2, 3, 4, 5, 6`,
      [project],
    );
  }

  /** By day and domain how many opened first and closed last; everything before `since` counts as the day before it. */
  turns(project: string, since: string): Promise<readonly Turn[]> {
    return this.postgres.query<Turn>(
      `select case when day < $2 then '' else day end as day, domain,
              sum(opened)::int as opened, sum(closed)::int as closed
         from (select opened_on as day, domain, count(*) as opened, 0 as closed
                 from findings where project = $1 group by 1, 2
               union all
               select closed_on, domain, 0, count(*)
                 from findings where project = $1 and status = 'closed' group by 1, 2) turned
         group by 1, 2`,
      [project, since],
    );
  }
}
