import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { AutomationRow } from './project';

@Injectable()
export class AutomationStore {
  constructor(private readonly postgres: Postgres) {}

  /** Every environment of the project that was ever paused. */
  async of(project: string): Promise<readonly AutomationRow[]> {
    const found = await this.postgres.query<{ row: AutomationRow }>('select row from automation where project = $1', [
      project,
    ]);
    return found.map(({ row }) => row);
  }
}
