import type { Decision } from '@ledgerline/kernel';
import { contentDigest, Refusal } from '@ledgerline/kernel';
import type { ConfigurationRefusal } from '../../configuration/read-configuration';
import { readConfiguration } from '../../configuration/read-configuration';
import { ProjectConfigured } from '../../events';
import type { Project } from '../../state';
import type { ConfigureProject } from './command';

export function configureProject(
  { project, file }: ConfigureProject,
  state: Project,
): Decision<ProjectConfigured, ConfigurationRefusal> {
  const configuration = readConfiguration(file, project);
  if (configuration instanceof Refusal) return configuration;

  const configurationHash = contentDigest(configuration);
  const present = state.status === 'configured' ? state : { version: 0, configurationHash: undefined };
  if (present.configurationHash === configurationHash) return [];
  return [ProjectConfigured({ project, version: present.version + 1, configurationHash, configuration })];
}
