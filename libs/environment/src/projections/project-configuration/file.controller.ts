import type { Moment } from '@ledgerline/platform/http';
import { Answers, At, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { AskedReviewers } from '../../configuration-change';
import { ShowProjectFile } from './file.query';

const Instant = Type.String({ format: 'date-time' });

const ProjectFileView = Type.Object(
  {
    project: Type.String(),
    version: Type.Integer({ minimum: 1 }),
    configurationHash: Type.String(),
    configuredBy: Type.String({
      description: 'who put it into force; of one that was reviewed, whose word was the last',
    }),
    at: Instant,
    position: Type.String(),
    file: Type.String({
      description:
        'YAML, as `ledgerline apply` takes it; names in order, without the comments of the file that was applied',
    }),
    parts: Type.Array(
      Type.Object({
        part: Type.String(),
        governed: Type.Boolean({ description: 'whether a change of it is a change of policy' }),
        version: Type.Integer({ minimum: 1, description: 'since which version of the file it is as it is' }),
        at: Instant,
        configuredBy: Type.String(),
      }),
    ),
    reviewers: Type.Union([AskedReviewers, Type.Null()], {
      description: 'whose words a change of policy needs; null where nobody is asked',
    }),
  },
  { $id: 'ProjectFile' },
);

@ReadsFrom('project_configuration')
@Controller('v1/projects/:project/configuration/file')
export class ProjectFileController {
  constructor(private readonly queries: QueryBus) {}

  /** The project file in force as YAML, with the version since which each of its parts is as it is; now or at a moment. */
  @Get()
  @RequirePermission('project:read')
  @Answers(ProjectFileView, 'the project file')
  show(@Param('project') project: string, @At() moment: Moment | undefined) {
    return this.queries.execute(new ShowProjectFile(project, moment));
  }
}
