import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isJsonObject } from '../../compare/json';
import type { ArtifactsDocument, ObservedComponent } from '../../domains/artifacts/document';
import type { Detector, DetectorContext } from '../detector';
import { failed, seen } from '../detector';
import { codeOf, reasonOf } from '../reason';
import { archiveDigests, fileDigest } from './archive';
import { askProcess } from './running';
import { folderDigests } from './unpacked';

export const ArtifactsConfig = Type.Object(
  {
    root: Type.String({
      minLength: 1,
      description:
        'folder with one folder a component: artifact.tgz, what was unpacked from it in current/, config.json',
    }),
    endpoints: Type.Optional(
      Type.Record(Type.String(), Type.String({ pattern: '^https?://' }), {
        description: 'by component, where its process says what it is: http://127.0.0.1:8080/',
      }),
    ),
  },
  { additionalProperties: false },
);
export type ArtifactsConfig = Static<typeof ArtifactsConfig>;

const MOST_MODIFIED = 500;
const MOST_CONFIGURATION_BYTES = 64 * 1024;

/** Artifact files, what was unpacked from them, the configuration beside it, and the process that runs. */
export const artifactsDetector: Detector<ArtifactsConfig> = {
  name: 'artifacts',
  configuration: ArtifactsConfig,
  async observe(config, context) {
    try {
      const components: Record<string, ObservedComponent> = {};
      const problems: string[] = [];
      for (const name of await componentsIn(config.root)) {
        const found = await component(name, config, context);
        if (found.observed !== undefined) components[name] = found.observed;
        problems.push(...found.problems.map((problem) => `component ${name}: ${problem}`));
      }
      return seen({ components } satisfies ArtifactsDocument, problems);
    } catch (error) {
      return failed(`the folder of the components cannot be read: ${reasonOf(error)}`);
    }
  },
};

async function componentsIn(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const present = await Promise.all(
    names.map(async (name) => (await isThere(join(root, name, 'artifact.tgz'))) && name),
  );
  return present.filter((name) => name !== false).sort();
}

interface Found {
  readonly observed?: ObservedComponent;
  readonly problems: readonly string[];
}

async function component(name: string, { root, endpoints }: ArtifactsConfig, context: DetectorContext): Promise<Found> {
  const folder = join(root, name);
  const artifact = join(folder, 'artifact.tgz');
  const declared = context.intent?.configuration[name];
  const problems: string[] = [];
  const attempt = async <Result>(what: string, does: () => Promise<Result>): Promise<Result | undefined> =>
    does().catch((error: unknown) => {
      problems.push(`${what}: ${reasonOf(error)}`);
      return undefined;
    });

  const digest = await attempt('artifact.tgz cannot be read', () => fileDigest(artifact, context.signal));
  if (digest === undefined) return { problems };
  const modified = await attempt('the unpacked files cannot be held against artifact.tgz', () =>
    modifiedFiles(artifact, join(folder, 'current'), context.signal),
  );
  const configuration = await attempt('config.json cannot be read', () => configurationIn(folder));
  const endpoint = endpoints?.[name];
  const running =
    endpoint === undefined
      ? undefined
      : await attempt('its process cannot be asked', () => askProcess(endpoint, context.signal));
  if (modified !== undefined && modified.size > MOST_MODIFIED) {
    problems.push(`only ${String(MOST_MODIFIED)} of ${String(modified.size)} modified files are listed`);
  }
  const observed: ObservedComponent = {
    digest,
    modified: Object.fromEntries([...(modified ?? [])].slice(0, MOST_MODIFIED)),
    ...(running !== undefined && { running: running && redactedRunning(running, declared, context) }),
    configuration: redacted(configuration ?? {}, declared, context),
  };
  return { observed, problems };
}

/** Files that are not as the archive has them, in the order of their paths; null for one that is gone. */
async function modifiedFiles(
  artifact: string,
  folder: string,
  signal: AbortSignal,
): Promise<Map<string, string | null>> {
  const [packed, unpacked] = await Promise.all([archiveDigests(artifact, signal), folderDigests(folder, signal)]);
  const paths = [...new Set([...packed.keys(), ...unpacked.keys()])].sort();
  return new Map(
    paths
      .filter((path) => packed.get(path) !== unpacked.get(path))
      .map((path): [string, string | null] => [path, unpacked.get(path) ?? null]),
  );
}

async function configurationIn(folder: string): Promise<Readonly<Record<string, unknown>>> {
  const path = join(folder, 'config.json');
  if (!(await isThere(path))) return {};
  if ((await stat(path)).size > MOST_CONFIGURATION_BYTES) throw new Error('it is too large');
  const configuration: unknown = parsed(await readFile(path, 'utf8'));
  if (!isJsonObject(configuration)) throw new Error('it is not a JSON object');
  return configuration;
}

function redactedRunning(
  { configuration, ...running }: NonNullable<ObservedComponent['running']>,
  declared: unknown,
  context: DetectorContext,
) {
  return { ...running, ...(configuration && { configuration: redacted(configuration, declared, context) }) };
}

function redacted(configuration: object, declared: unknown, { redact }: DetectorContext): Record<string, unknown> {
  return redact(configuration, declared) as Record<string, unknown>;
}

/** Parsers quote what they cannot read, which may be anything. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === 'ENOENT') return false;
      throw error;
    },
  );
}
