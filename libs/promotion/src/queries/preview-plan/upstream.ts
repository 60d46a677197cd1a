import type { Environment } from '@ledgerline/environment';
import type { PlannedChange } from '../../plan';

/** How what a plan changes stands in an environment upstream. */
export interface Upstream {
  readonly environment: string;
  /** Alias of the release that is declared there. */
  readonly release: string;
  /** Components whose artifact there is the one that the plan brings. */
  readonly sameArtifacts: readonly string[];
  /** What is declared there for each setting that the plan changes to a value of the environment's own. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** Undefined where nothing is declared. */
export function upstreamOf(
  environment: string,
  { intent }: Environment,
  changes: readonly PlannedChange[],
): Upstream | undefined {
  if (intent === undefined) return undefined;
  const { artifacts, configuration, release } = intent.document;
  const artifactChanges = changes.filter(
    ({ kind, subject, to }) => kind === 'artifact' && artifacts[subject]?.digest === to,
  );
  const settings = changes.filter(
    ({ kind, classification }) => kind === 'configuration' && classification === 'declared-variance',
  );
  return {
    environment,
    release: release.alias,
    sameArtifacts: artifactChanges.map(({ subject }) => subject),
    values: Object.fromEntries(settings.map(({ subject }) => [subject, valueAt(configuration, subject) ?? null])),
  };
}

function valueAt(configuration: unknown, subject: string): unknown {
  return subject
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
          ? (inner as Readonly<Record<string, unknown>>)[name]
          : undefined,
      configuration,
    );
}
