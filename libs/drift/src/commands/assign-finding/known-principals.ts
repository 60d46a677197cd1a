import { Postgres } from '@ledgerline/platform/postgres';
import { Injectable } from '@nestjs/common';
import type { Assignee } from '../../assignee';

/** Reads the table `api_keys` of the access context: who is there is known from the keys that work. */
@Injectable()
export class KnownPrincipals {
  constructor(private readonly postgres: Postgres) {}

  /** Whether a key that opens the project is of this person, or of a member of this group. */
  async has(project: string, { kind, id }: Assignee): Promise<boolean> {
    const rows = await this.postgres.query<{ known: boolean }>(
      `select exists (
         select from api_keys
          where project in ($1, '*') and not row ? 'revoked' and row -> 'principal' ->> 'kind' = 'person'
            and case $2 when 'group' then row -> 'groups' ? $3 else row -> 'principal' ->> 'id' = $3 end) as known`,
      [project, kind, id],
    );
    return rows[0]?.known === true;
  }
}
