import { join } from 'node:path';
import type { ProjectFile } from './project-files';
import { asObject, readData } from './project-files';

/**
 * The datasets of a release: what the file of each (`from:` in the project file) tells, and in place of it what was said
 * on the command line as `name=version` or `name=version@sha256:…`.
 */
export async function readDatasets(
  project: ProjectFile,
  said: readonly string[] = [],
): Promise<Record<string, unknown>> {
  const declared = Object.entries(asObject(project.content.datasets ?? {}, 'datasets'));
  const told = declared.flatMap(([name, dataset]) => {
    const { from } = asObject(dataset, name);
    return typeof from === 'string' ? [[name, join(project.folder, from)] as const] : [];
  });
  const read = told.map(async ([name, path]) => [name, asObject(await readData(path), path)] as const);
  // The api checks what the files say, and points at what is wrong with it.
  return Object.fromEntries<unknown>([...(await Promise.all(read)), ...said.map(datasetSaid)]);
}

function datasetSaid(text: string): readonly [string, { version: string; digest?: string }] {
  const [, name = text, version = '', digest] = /^([^=]*)=(.*?)(?:@(sha256:[0-9a-f]{64}))?$/.exec(text) ?? [];
  return [name, { version, ...(digest !== undefined && { digest }) }];
}
