import { isDigest, refuse, Refusal, secretIn } from '@ledgerline/kernel';
import type { ProjectShape } from '../../project-shape';
import type { ReleaseOffer } from './release-offer';

type Code =
  | 'empty-release'
  | 'unknown-component'
  | 'unknown-database'
  | 'unknown-dataset'
  | 'tag-not-a-digest'
  | 'invalid-digest'
  | 'duplicate-migration'
  | 'secret-in-value'
  | 'dataset-time-unclear'
  | 'dataset-migration-unknown';

/** What the offer names must be the project's own, artifacts must be digests, and no value may be a secret. */
export function checkOffer(offer: ReleaseOffer, shape: ProjectShape): Refusal<Code> | undefined {
  const configured = Object.keys(offer.configuration ?? {}).filter((name) => name !== 'databases');
  const configuredDatabases = Object.keys(offer.configuration?.databases ?? {});
  return (
    checkArtifacts(offer, shape) ??
    unknown('component', configured, shape.components, '/configuration') ??
    unknown('database', configuredDatabases, shape.databases, '/configuration/databases') ??
    unknown('database', Object.keys(offer.migrations ?? {}), shape.databases, '/migrations') ??
    unknown('dataset', Object.keys(offer.datasets ?? {}), shape.datasets, '/datasets') ??
    checkMigrations(offer) ??
    checkDatasets(offer) ??
    checkSecrets(offer)
  );
}

/** Digests of the documents that must be in the ledger before the release is cut, with where they are named. */
export function documentsOf({ migrations = {}, manifests = {} }: ReleaseOffer): readonly (readonly [string, string])[] {
  const scripts = Object.entries(migrations).flatMap(([database, list]) =>
    list.map(({ checksum }, index) => [checksum, `/migrations/${database}/${String(index)}/checksum`] as const),
  );
  const rendered = Object.entries(manifests).map(
    ([name, digest]) => [digest, `/manifests/${name.replaceAll('/', '~1')}`] as const,
  );
  return [...scripts, ...rendered];
}

function checkArtifacts({ artifacts }: ReleaseOffer, { components }: ProjectShape): Refusal<Code> | undefined {
  if (Object.keys(artifacts).length === 0) return refuse('empty-release', {}, '/artifacts');
  const stranger = unknown('component', Object.keys(artifacts), components, '/artifacts');
  if (stranger !== undefined) return stranger;
  for (const [component, digest] of Object.entries(artifacts)) {
    if (isDigest(digest)) continue;
    const facts = { reference: digest, digest };
    return refuse(digest.startsWith('sha') ? 'invalid-digest' : 'tag-not-a-digest', facts, `/artifacts/${component}`);
  }
  return undefined;
}

function checkMigrations({ migrations = {} }: ReleaseOffer): Refusal<Code> | undefined {
  for (const [database, list] of Object.entries(migrations)) {
    const seen = new Set<string>();
    for (const [index, { id }] of list.entries()) {
      if (seen.has(id))
        return refuse('duplicate-migration', { database, id }, `/migrations/${database}/${String(index)}/id`);
      seen.add(id);
    }
  }
  return undefined;
}

function checkSecrets({ configuration, flags }: ReleaseOffer): Refusal<Code> | undefined {
  const places = { configuration: secretIn(configuration, 'setting'), flags: secretIn(flags, 'flag') };
  for (const [part, found] of Object.entries(places)) {
    if (found === undefined) continue;
    const path = found.path.map((name) => `/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`);
    return refuse('secret-in-value', { key: found.path.join('.'), form: found.form }, `/${part}${path.join('')}`);
  }
  return undefined;
}

/** A snapshot can be told from the schema that it fits only by migrations that the release has. */
function checkDatasets({ datasets = {}, migrations = {} }: ReleaseOffer): Refusal<Code> | undefined {
  for (const [dataset, { takenAt, schema = {} }] of Object.entries(datasets)) {
    if (takenAt !== undefined && Number.isNaN(Date.parse(takenAt))) {
      return refuse('dataset-time-unclear', { dataset, takenAt }, `/datasets/${dataset}/takenAt`);
    }
    for (const [database, id] of Object.entries(schema)) {
      const list = Object.hasOwn(migrations, database) ? migrations[database] : undefined;
      if (list?.some((migration) => migration.id === id) === true) continue;
      return refuse('dataset-migration-unknown', { dataset, database, id }, `/datasets/${dataset}/schema/${database}`);
    }
  }
  return undefined;
}

function unknown<Kind extends 'component' | 'database' | 'dataset'>(
  kind: Kind,
  names: readonly string[],
  known: object,
  parent: string,
): Refusal<`unknown-${Kind}`> | undefined {
  const stranger = names.find((name) => !Object.hasOwn(known, name));
  if (stranger === undefined) return undefined;
  const facts = { [kind]: stranger, known: Object.keys(known).sort().join(', ') };
  return new Refusal(`unknown-${kind}`, facts, `${parent}/${stranger}`);
}
