import { refuse, Refusal } from '@ledgerline/kernel';
import type { SignedEnvelope } from '@ledgerline/platform/signing';
import { StatementSigner } from '@ledgerline/platform/signing';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { dossierAsOf } from '../../projections/release-dossier/as-of';
import { ReleaseFinder } from '../../projections/release-dossier/finder';
import { ReleaseDossierStore } from '../../projections/release-dossier/store';
import { releaseStatement } from './statement';

type Code = 'no-such-release' | 'ambiguous-release' | 'state-not-reached' | 'no-signing-key';

/** The states that a release has reached, or one of them, signed with the server's key. */
export class AttestRelease extends Query<SignedEnvelope | Refusal<Code>> {
  constructor(
    readonly project: string,
    readonly release: string,
    readonly state: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(AttestRelease)
export class AttestReleaseHandler implements IQueryHandler<AttestRelease> {
  constructor(
    private readonly finder: ReleaseFinder,
    private readonly store: ReleaseDossierStore,
    private readonly signer: StatementSigner,
  ) {}

  async execute({ project, release, state }: AttestRelease): Promise<SignedEnvelope | Refusal<Code>> {
    const found = await this.finder.only(project, release);
    if (found instanceof Refusal) return found;
    const row = found && (await this.store.get(project, found.releaseId));
    const dossier = row && dossierAsOf(row, undefined);
    if (dossier === undefined) return refuse('no-such-release', { project, release });
    const statement = releaseStatement(dossier, state);
    return statement instanceof Refusal ? statement : this.signer.sign(statement);
  }
}
