import { UsageError } from '../../session';
import { asObject, readData } from '../../project-files';
import type { Asked } from './asked';
import type { Entry } from './entry';
import { entryOf } from './entry';
import { offlineDomain, offlineDomains } from './offline-domains';
import { projectRules } from './project-rules';

/** As the options of the command line say it. */
export interface CompareOptions {
  readonly domain: string;
  readonly declared: string;
  readonly observed: string;
  readonly overlay?: string;
  readonly schema?: string;
  /** A file, not a name. */
  readonly project?: string;
  readonly environment: string;
}

/** Compares two sides with the server's own engine, without a server. */
export async function compareOffline(
  { domain, declared, observed, overlay, schema, project: file, environment }: CompareOptions,
  { now, say }: Pick<Asked, 'now' | 'say'>,
): Promise<readonly Entry[]> {
  const compare = await offlineDomain(domain);
  if (compare === undefined) throw new UsageError(`--domain ${domain}: say ${offlineDomains.join(', ')}`);
  if (schema !== undefined && domain !== 'kubernetes') throw new UsageError('--schema is for the domain kubernetes');
  const project = file === undefined ? undefined : await projectRules(file);
  if (project !== undefined && environment !== NOWHERE && !Object.hasOwn(project.environments, environment)) {
    throw new UsageError(`--environment ${environment}: there is ${Object.keys(project.environments).join(', ')}`);
  }
  const found = await compare({
    ...{ declared, observed, environment, now, say },
    overlay: overlay === undefined ? {} : asObject(await readData(overlay), overlay),
    ...(schema !== undefined && { schema }),
    ...(project !== undefined && { project }),
  });
  return found.map(entryOf);
}

/** Where nobody says which environment it is: rules that hold everywhere hold there. */
export const NOWHERE = 'the environment';
