import type { Cause } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import { AcceptedView, Answers, CommandCause, CurrentPrincipal, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { ReviewConfiguration } from './command';
import { ReviewConfigurationDto } from './dto';

const ReviewedView = Type.Composite(
  [
    AcceptedView,
    Type.Object({
      status: Type.Union([Type.Literal('configured'), Type.Literal('proposed')], {
        description: '`configured` with the last word that was missing: the configuration is in force',
      }),
      missing: Type.Integer({ minimum: 0, description: 'words that are still missing' }),
    }),
  ],
  { $id: 'ConfigurationReviewed' },
);

@Controller('v1/projects/:project/configuration/changes/:proposalId/reviews')
export class ReviewConfigurationController {
  constructor(private readonly commands: CommandBus) {}

  /** Say yes to a proposed configuration; with the last word that is missing it is in force. */
  @Post()
  @RequirePermission('project:review')
  @Answers(ReviewedView, 'your word is recorded, once', 201)
  review(
    @Param('project') project: string,
    @Param('proposalId') proposalId: string,
    @Body() { comment }: ReviewConfigurationDto,
    @CurrentPrincipal() { groups }: Principal,
    @CommandCause() cause: Cause,
  ) {
    return this.commands.execute(new ReviewConfiguration(cause, project, proposalId, groups, comment));
  }
}
