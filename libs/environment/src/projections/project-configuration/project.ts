import type { Projection } from '@ledgerline/kernel';
import type { ProjectStreamEvent } from '../../events';
import type { ProjectConfiguration } from '../../project-configuration';

/** One version of a project's configuration; in force until the next. */
export interface ConfigurationVersion {
  readonly project: string;
  readonly version: number;
  readonly configurationHash: string;
  readonly configuration: ProjectConfiguration;
  readonly configuredBy: string;
  readonly at: string;
  readonly position: string;
}

/** How is the project configured, and how was it? */
export const projectConfiguration: Projection<ConfigurationVersion, ProjectStreamEvent> = {
  name: 'project_configuration',
  generation: 1,
  on: ['project.configured'],
  keyOf: ({ data: { project, version } }) => `${project}@${String(version)}`,
  evolve: (_row, { data, recordedAt, position, metadata }) => ({
    ...data,
    configuredBy: metadata.actor.id,
    at: recordedAt,
    position: String(position),
  }),
};
