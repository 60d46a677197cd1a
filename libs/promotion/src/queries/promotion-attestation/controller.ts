import { Answers, RequirePermission } from '@ledgerline/platform/http';
import { SignedEnvelopeView } from '@ledgerline/platform/signing';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AttestPromotion } from './query';

@Controller('v1/projects/:project/promotions/:promotionId/attestation')
export class PromotionAttestationController {
  constructor(private readonly queries: QueryBus) {}

  /** That the promotion was authorised, as a signed in-toto statement: a SLSA Verification Summary about the artifacts. */
  @Get()
  @RequirePermission('project:read')
  @Answers(SignedEnvelopeView, 'a DSSE envelope, signed with the server’s key')
  attest(@Param('project') project: string, @Param('promotionId') promotionId: string) {
    return this.queries.execute(new AttestPromotion(project, promotionId));
  }
}
