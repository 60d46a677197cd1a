import type { Cause } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { AssignFinding } from './command';
import { AssignFindingDto } from './dto';
import { KnownPrincipals } from './known-principals';

@Controller('v1/projects/:project/environments/:environment/findings/:findingId/assign')
export class AssignFindingController {
  constructor(
    private readonly commands: CommandBus,
    private readonly principals: KnownPrincipals,
  ) {}

  /** Say whose the finding is: a person's, a group's, or nobody's any more. */
  @Post()
  @RequirePermission('finding:decide')
  @Answers(AcceptedView, 'assigned')
  async assign(
    @Param('project') project: string,
    @Param('environment') environment: string,
    @Param('findingId') findingId: string,
    @Body() { assignee }: AssignFindingDto,
    @CommandCause() cause: Cause,
  ) {
    const isOwn = assignee?.kind === 'person' && assignee.id === cause.actor.id;
    if (assignee !== undefined && !isOwn && !(await this.principals.has(project, assignee))) {
      return refuse('no-such-principal', { project, kind: assignee.kind, id: assignee.id }, '/assignee/id');
    }
    const whose = assignee && { kind: assignee.kind, id: assignee.id };
    return this.commands.execute(new AssignFinding(cause, project, environment, findingId, whose));
  }
}
