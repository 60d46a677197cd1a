import type { Cause } from '@ledgerline/kernel';
import { DIGEST_PATTERN } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { EvidenceAttached } from '../../events';
import { AttachEvidence } from './command';
import { AttachEvidenceDto } from './dto';

const AttachedEvidence = Type.Composite(
  [
    AcceptedView,
    Type.Object({ releaseId: Type.String({ pattern: DIGEST_PATTERN }) }),
    Type.Omit(EvidenceAttached.schema, ['project', 'releaseId', 'suite', 'environment', 'subjects']),
  ],
  { $id: 'AttachedEvidence' },
);

@Controller('v1/projects/:project/releases/:ref/evidence')
export class AttachEvidenceController {
  constructor(private readonly commands: CommandBus) {}

  /** Attach a report or a statement to a release; its verdict is computed here, and its signatures are checked. */
  @Post()
  @RequirePermission('evidence:attach')
  @Answers(AttachedEvidence, 'the evidence is in the ledger', 201)
  attach(
    @Param('project') project: string,
    @Param('ref') ref: string,
    @Body() evidence: AttachEvidenceDto,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new AttachEvidence(cause, project, ref, evidence));
  }
}
