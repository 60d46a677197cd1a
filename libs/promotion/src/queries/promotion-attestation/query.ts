import { Decisions, refuse, Refusal } from '@ledgerline/kernel';
import type { SignedEnvelope } from '@ledgerline/platform/signing';
import { StatementSigner } from '@ledgerline/platform/signing';
import { ReleaseResolver } from '@ledgerline/release';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { recordedAuthorization } from './recorded-authorization';
import { promotionStatement } from './statement';

/** That a promotion was authorised, by which policy and on what, signed with the server's key. From the ledger itself. */
export class AttestPromotion extends Query<SignedEnvelope | Refusal> {
  constructor(
    readonly project: string,
    readonly promotionId: string,
  ) {
    super();
  }
}

@QueryHandler(AttestPromotion)
export class AttestPromotionHandler implements IQueryHandler<AttestPromotion> {
  constructor(
    private readonly decisions: Decisions,
    private readonly releases: ReleaseResolver,
    private readonly signer: StatementSigner,
  ) {}

  async execute({ project, promotionId }: AttestPromotion): Promise<SignedEnvelope | Refusal> {
    const { state } = await this.decisions.load(recordedAuthorization, promotionId);
    if (state.project !== project) return refuse('no-such-promotion', { promotionId, project });
    const { authorized } = state;
    if (authorized === undefined) return refuse('promotion-not-authorized', { promotionId });
    const release = await this.releases.resolve(project, authorized.releaseId);
    if (release instanceof Refusal) return release;
    return this.signer.sign(promotionStatement(project, authorized, release));
  }
}
