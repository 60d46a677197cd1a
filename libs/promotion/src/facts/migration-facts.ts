import { environmentId } from '@ledgerline/environment';
import type { Environment } from '@ledgerline/environment';
import { Decisions } from '@ledgerline/kernel';
import {
  type CutReleaseState,
  knownMigrations,
  migrationsStreamId,
  release,
  releaseStreamId,
} from '@ledgerline/release';
import { Injectable } from '@nestjs/common';
import type { MigrationsFact } from '../gate-facts';
import { releaseStints } from '../release-stints';
import { migrationsFact } from './migrations-fact';

/** Reads what a release's migrations mean for an environment. */
@Injectable()
export class MigrationFacts {
  constructor(private readonly decisions: Decisions) {}

  async of(
    { project, content }: CutReleaseState,
    environment: string,
    { intent }: Environment,
  ): Promise<MigrationsFact | undefined> {
    const declared = intent?.document.migrations ?? {};
    const databases = [...new Set([...Object.keys(declared), ...Object.keys(content.migrations)])];
    if (databases.length === 0) return undefined;
    const known = new Map(
      await Promise.all(
        databases.map(async (database) => {
          const { state } = await this.decisions.load(knownMigrations, migrationsStreamId(project, database));
          return [database, state] as const;
        }),
      ),
    );
    const required = new Set(
      [...known.values()].flatMap((of) => [...of.values()].flatMap(({ requires }) => requires ?? [])),
    );
    const { state: there } = await this.decisions.load(releaseStints, environmentId(project, environment));
    const aliases = await this.aliasesOf(project, required);
    return migrationsFact(declared, content.migrations, {
      of: (database, id) => known.get(database)?.get(id),
      converged: (releaseId) => (there.stints.get(releaseId) ?? []).length > 0,
      alias: (releaseId) => aliases.get(releaseId) ?? releaseId,
    });
  }

  private async aliasesOf(project: string, releaseIds: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
    const named = [...releaseIds].map(async (releaseId) => {
      const { state } = await this.decisions.load(release, releaseStreamId(project, releaseId));
      return state.status === 'cut' ? [[releaseId, state.alias] as const] : [];
    });
    return new Map((await Promise.all(named)).flat());
  }
}
