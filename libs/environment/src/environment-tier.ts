import type { ProjectConfiguration } from './project-configuration';

/** How much hangs on an environment. */
export type Tier = 'production' | 'staging' | 'development';

type Environments = Pick<ProjectConfiguration, 'environments'>['environments'];

const named: Readonly<Record<string, Tier>> = {
  prod: 'production',
  production: 'production',
  stage: 'staging',
  staging: 'staging',
  dev: 'development',
  development: 'development',
};

/**
 * What its label `tier` says; without one, production is where the way ends and whatever admits the same state,
 * development where every release may go and others come after, and staging what lies between.
 */
export function tierOf(environments: Environments, name: string): Tier {
  const settings = environments[name];
  if (settings === undefined) return 'production';
  const { labels, admits } = settings;
  const said = Object.hasOwn(labels, 'tier') ? labels.tier?.toLowerCase() : undefined;
  if (said !== undefined && Object.hasOwn(named, said)) return named[said] ?? 'production';
  const hasNext = (one: string) => Object.values(environments).some(({ after }) => after.includes(one));
  const isLast = Object.entries(environments).some(([one, other]) => other.admits === admits && !hasNext(one));
  if (isLast) return 'production';
  return admits === 'candidate' ? 'development' : 'staging';
}
