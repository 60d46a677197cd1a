import type { Moment } from '@ledgerline/platform/http';
import { Answers, At, ReadsFrom, RequirePermission } from '@ledgerline/platform/http';
import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { ProjectConfigured } from '../../events';
import { ProjectConfiguration } from '../../project-configuration';
import { ShowConfiguration } from './query';

const ConfigurationView = Type.Object(
  {
    project: Type.String(),
    version: Type.Integer({ minimum: 1 }),
    configurationHash: Type.String(),
    configuration: ProjectConfiguration,
    configuredBy: Type.String({
      description: 'who put it into force; of one that was reviewed, whose word was the last',
    }),
    because: ProjectConfigured.schema.properties.because,
    fallsOut: ProjectConfigured.schema.properties.fallsOut,
    overridden: ProjectConfigured.schema.properties.overridden,
    at: Type.String({ format: 'date-time', description: 'since when it is in force' }),
    position: Type.String(),
  },
  { $id: 'Configuration' },
);

@ReadsFrom('project_configuration')
@Controller('v1/projects/:project/configuration')
export class ProjectConfigurationController {
  constructor(private readonly queries: QueryBus) {}

  /** The project's configuration, now or at a moment. */
  @Get()
  @RequirePermission('project:read')
  @Answers(ConfigurationView, 'the configuration in force')
  show(@Param('project') project: string, @At() moment: Moment | undefined) {
    return this.queries.execute(new ShowConfiguration(project, moment));
  }
}
