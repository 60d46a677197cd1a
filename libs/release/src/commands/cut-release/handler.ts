import type { Accepted, Cause } from '@ledgerline/kernel';
import { Decisions, refuse, Refusal } from '@ledgerline/kernel';
import type { SchemaProblem } from '@ledgerline/platform/json-schema';
import { schemaCheck } from '@ledgerline/platform/json-schema';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { Blobs } from '../../blobs';
import type { ReleaseCut } from '../../events';
import { alias, aliasStreamId, knownMigrations, migrationsStreamId, release, releaseStreamId } from '../../evolve';
import { ProjectConfigurations } from '../../project-configurations';
import { RecordedBuilds } from '../../recorded-builds';
import type { KnownMigrations } from '../../state';
import { checkOffer, documentsOf } from './check-offer';
import { CutRelease } from './command';
import type { BuildsByComponent } from './decide';
import { claimAlias, cutRelease, describeRelease } from './decide';
import { MigrationReader } from './migration-reader';
import type { FactsById } from './register-migrations';
import { registerMigrations } from './register-migrations';
import { ReleaseOffer } from './release-offer';

const schemaProblem = schemaCheck(ReleaseOffer);

@CommandHandler(CutRelease)
export class CutReleaseHandler implements ICommandHandler<CutRelease> {
  constructor(
    private readonly decisions: Decisions,
    private readonly configurations: ProjectConfigurations,
    private readonly builds: RecordedBuilds,
    private readonly blobs: Blobs,
    private readonly migrations: MigrationReader,
  ) {}

  async execute(command: CutRelease) {
    const problem = schemaProblem(command.offer);
    if (problem !== undefined) return invalid(problem);
    const outcome = await this.cut(command);
    return outcome instanceof Refusal || !outcome.changed ? ((await this.cutBefore(command)) ?? outcome) : outcome;
  }

  /** What would be refused now, or is there already, may be the repeat of the command that cut it. */
  private async cutBefore(command: CutRelease) {
    const cut = describeRelease(command, await this.buildsOf(command));
    if (cut instanceof Refusal) return undefined;
    const id = releaseStreamId(command.project, cut.releaseId);
    const first = await this.decisions.outcomeOf(release, id, command.cause);
    return first && this.write(cut, new Map(), command.cause);
  }

  private async cut(command: CutRelease) {
    const { project, offer, cause } = command;
    const checked = await this.configurations.accept(project, (shape) => checkOffer(offer, shape));
    if (checked instanceof Refusal) return checked;
    const cut = describeRelease(command, await this.buildsOf(command));
    if (cut instanceof Refusal) return cut;

    const before = await this.decisions.load(release, releaseStreamId(project, cut.releaseId));
    if (before.state.status === 'cut' && (command.alias ?? before.state.alias) === before.state.alias) {
      const { revision = -1n, position = -1n } = before;
      return { revision, position, changed: false, releaseId: cut.releaseId, alias: before.state.alias };
    }
    const missing = await this.missingDocument(offer);
    if (missing !== undefined) return missing;
    const facts = await this.refusedBeforehand(cut);
    return facts instanceof Refusal ? facts : this.write(cut, facts, cause);
  }

  private async buildsOf({ project, offer }: CutRelease): Promise<BuildsByComponent> {
    const found = Object.entries(offer.artifacts).map(
      async ([component, digest]) => [component, await this.builds.of(project, component, digest)] as const,
    );
    return new Map(await Promise.all(found));
  }

  private async missingDocument(offer: ReleaseOffer) {
    for (const [digest, pointer] of documentsOf(offer)) {
      if (!(await this.blobs.has(digest))) return refuse('blob-missing', { digest }, pointer);
    }
    return undefined;
  }

  /**
   * Everything that can be refused is asked before anything is written, so that a refusal leaves nothing behind. Answers
   * with what the new migrations of each database do.
   */
  private async refusedBeforehand(cut: ReleaseCut['data']) {
    const facts = new Map<string, FactsById>();
    const { state } = await this.decisions.load(alias, aliasStreamId(cut.project, cut.alias));
    const claim = claimAlias(cut, state);
    if (claim instanceof Refusal) return claim;
    for (const database of Object.keys(cut.content.migrations)) {
      const known = await this.decisions.load(knownMigrations, migrationsStreamId(cut.project, database));
      const read = await this.newMigrations(cut, database, known.state);
      if (read instanceof Refusal) return read;
      facts.set(database, read);
    }
    return facts;
  }

  /** Whether they may be registered is asked before any of them is read, and again with what reading told. */
  private async newMigrations(cut: ReleaseCut['data'], database: string, known: KnownMigrations) {
    const unread = registerMigrations(cut, database, known);
    if (unread instanceof Refusal) return unread;
    const facts = await this.migrations.read(cut, database, known);
    if (facts instanceof Refusal) return facts;
    const registered = registerMigrations(cut, database, known, facts);
    return registered instanceof Refusal ? registered : facts;
  }

  /** The release comes last: once it is there, its migrations and its alias are; a repeat completes what is missing. */
  private async write(cut: ReleaseCut['data'], facts: ReadonlyMap<string, FactsById>, cause: Cause) {
    const { project, releaseId } = cut;
    for (const database of Object.keys(cut.content.migrations)) {
      const id = migrationsStreamId(project, database);
      const registered = await this.decisions.on(knownMigrations, id, cause, (state) =>
        registerMigrations(cut, database, state, facts.get(database)),
      );
      if (registered instanceof Refusal) return registered;
    }
    const claimed = await this.decisions.on(alias, aliasStreamId(project, cut.alias), cause, (state) =>
      claimAlias(cut, state),
    );
    if (claimed instanceof Refusal) return claimed;
    const accepted = await this.decisions.on(release, releaseStreamId(project, releaseId), cause, (state) =>
      cutRelease(cut, state),
    );
    if (accepted instanceof Refusal) return accepted;
    return { ...after(accepted, claimed), releaseId, alias: cut.alias };
  }
}

function invalid({ pointer, problem }: SchemaProblem) {
  return refuse('invalid-release', { problem: `${pointer.slice(1)} ${problem}`.trim() }, pointer);
}

/** Where the release stands; the position is the later one, so that waiting for it sees the alias too. */
function after(released: Accepted, claimed: Accepted): Accepted {
  return {
    revision: released.revision,
    position: claimed.position > released.position ? claimed.position : released.position,
    changed: released.changed || claimed.changed,
  };
}
