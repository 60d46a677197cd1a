import { Answers, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { SignedEnvelopeView } from '@ledgerline/platform/signing';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AttestReleaseDto } from './dto';
import { AttestRelease } from './query';

@ReadsFrom('release_dossier', 'builds')
@Controller('v1/projects/:project/releases/:ref/attestation')
export class ReleaseAttestationController {
  constructor(private readonly queries: QueryBus) {}

  /** That the release has reached a state, as a signed in-toto statement: a Simple Verification Result about its artifacts. */
  @Get()
  @RequirePermission('project:read')
  @Answers(SignedEnvelopeView, 'a DSSE envelope, signed with the server’s key')
  attest(@Param('project') project: string, @Param('ref') ref: string, @Query() { state }: AttestReleaseDto) {
    return this.queries.execute(new AttestRelease(project, ref, state));
  }
}
