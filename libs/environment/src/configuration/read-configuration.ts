import { Refusal, refuse } from '@ledgerline/kernel';
import type { ProjectConfiguration } from '../project-configuration';
import { normalise } from './normalise';
import type { SenseRefusal } from './sense';
import { nonsenseIn } from './sense';
import { shapeOf } from './shape';

export type ConfigurationRefusal = 'configuration-invalid' | 'project-name-differs' | SenseRefusal;

/** A project file as people write it, complete and checked; the first thing that is wrong with it otherwise. */
export function readConfiguration(
  file: unknown,
  project: string,
): ProjectConfiguration | Refusal<ConfigurationRefusal> {
  const configuration = shapeOf(normalise(file));
  if (configuration instanceof Refusal) return configuration;
  if (configuration.project !== project) {
    return refuse('project-name-differs', { found: configuration.project, project }, '/configuration/project');
  }
  return nonsenseIn(configuration) ?? configuration;
}
