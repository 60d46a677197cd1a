import type { ProjectConfiguration } from '@ledgerline/offline/environment';
import { readConfiguration } from '@ledgerline/offline/environment';
import { configurationOf, readProjectFile } from '../../project-files';
import { readable } from './unreadable';

/** A project file, checked as the server would when it is applied. */
export async function projectRules(file: string): Promise<ProjectConfiguration> {
  const content = await configurationOf(await readProjectFile(file));
  return readable(readConfiguration(content, String(content.project)), { file });
}
