import { refuse, Refusal } from '@ledgerline/kernel';
import type { Moment, Page, PageRequest } from '@ledgerline/platform/http';
import { pageOf } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { BuildRow } from '../builds/project';
import { BuildStore } from '../builds/store';
import { MigrationRegistrationStore } from '../migration-registrations/store';
import { ReleasePlaceStore } from '../release-places/store';
import type { Place } from './as-of';
import { dossierAsOf, placesOf } from './as-of';
import { ReleaseFinder } from './finder';
import type { MigrationShown } from './migrations';
import { migrationsOf, requiredReleases } from './migrations';
import type { Moved } from './moved';
import { movedSince } from './moved';
import type { ReleaseDossierRow } from './project';
import { ReleaseDossierStore } from './store';

/** Name of the list in its cursors. */
export const RELEASES = 'releases';

export interface ReleaseListed extends Pick<
  ReleaseDossierRow,
  'releaseId' | 'alias' | 'cutAt' | 'cutBy' | 'states' | 'position'
> {
  readonly artifacts: ReleaseDossierRow['content']['artifacts'];
  readonly evidence: { readonly passed: number; readonly failed: number };
  readonly where: readonly Place[];
  /** What is otherwise than in the release that was cut before it. */
  readonly moved: Moved;
}

export interface ReleaseDossier extends ReleaseDossierRow {
  readonly builds: readonly BuildRow[];
  readonly migrations: Readonly<Record<string, readonly MigrationShown[]>>;
  readonly where: readonly Place[];
}

/** The releases of a project, the newest first. */
export class ListReleases extends Query<Page<ReleaseListed>> {
  constructor(
    readonly project: string,
    readonly page: PageRequest,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ListReleases)
export class ListReleasesHandler implements IQueryHandler<ListReleases> {
  constructor(
    private readonly store: ReleaseDossierStore,
    private readonly places: ReleasePlaceStore,
    private readonly registrations: MigrationRegistrationStore,
  ) {}

  async execute({ project, page, moment }: ListReleases): Promise<Page<ReleaseListed>> {
    const rows = await this.store.list(project, page, moment);
    const places = await this.places.current(project, moment);
    const databases = [...new Set(rows.flatMap(({ content }) => Object.keys(content.migrations)))];
    const registered = databases.length === 0 ? [] : await this.registrations.of(project, databases);
    const known = rows.flatMap((row) => dossierAsOf(row, moment) ?? []);
    const listed = known.map((row, index) => ({
      ...summaryOf(row),
      where: placesOf(row.releaseId, places, moment),
      moved: movedSince(known[index + 1], row.content, registered),
    }));
    return pageOf(RELEASES, listed, page, ({ position }) => [position]);
  }
}

/** Everything about one release, by alias, id, id prefix or commit. */
export class ShowRelease extends Query<ReleaseDossier | Refusal<'no-such-release' | 'ambiguous-release'>> {
  constructor(
    readonly project: string,
    readonly name: string,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ShowRelease)
export class ShowReleaseHandler implements IQueryHandler<ShowRelease> {
  constructor(
    private readonly store: ReleaseDossierStore,
    private readonly finder: ReleaseFinder,
    private readonly builds: BuildStore,
    private readonly registrations: MigrationRegistrationStore,
    private readonly places: ReleasePlaceStore,
  ) {}

  async execute({ project, name, moment }: ShowRelease) {
    const found = await this.finder.only(project, name);
    if (found instanceof Refusal) return found;
    const row = found && (await this.store.get(project, found.releaseId));
    const then = row && dossierAsOf(row, moment);
    if (then === undefined) return refuse('no-such-release', { project, release: name });
    const builds = await this.builds.all(project, then.buildIds);
    const where = placesOf(then.releaseId, await this.places.current(project, moment), moment);
    const registered = await this.registrations.of(project, Object.keys(then.content.migrations));
    const aliases = await this.store.aliasesOf(project, requiredReleases(registered));
    const migrations = migrationsOf(then.releaseId, then.content, registered, aliases);
    return { ...then, builds, migrations, where };
  }
}

function summaryOf({ releaseId, alias, cutAt, cutBy, states, position, content, evidence }: ReleaseDossierRow) {
  const passed = evidence.filter(({ verdict }) => verdict === 'passed').length;
  const verdicts = { passed, failed: evidence.length - passed };
  return { releaseId, alias, cutAt, cutBy, states, position, artifacts: content.artifacts, evidence: verdicts };
}
