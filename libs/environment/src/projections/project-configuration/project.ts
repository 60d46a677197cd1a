import type { Projection } from '@ledgerline/kernel';
import type { ProjectConfigured } from '../../events';

/** One version of a project's configuration; in force until the next. */
export interface ConfigurationVersion extends Readonly<ProjectConfigured['data']> {
  readonly configuredBy: string;
  readonly at: string;
  readonly position: string;
}

/** How is the project configured, and how was it? */
export const projectConfiguration: Projection<ConfigurationVersion, ProjectConfigured> = {
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
