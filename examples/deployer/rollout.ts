import type { LedgerlineClient } from '@ledgerline/api-client';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { placeArtifact } from './artifacts';
import { migrate } from './database';
import { restartService } from './service';

/** Where one environment lives on this machine. */
export interface Target {
  readonly project: string;
  readonly environment: string;
  /** Folder in which everything of the environment stands. */
  readonly root: string;
  /** Folder that stands in for an artifact registry. */
  readonly registry: string;
  /** Connection string by database. */
  readonly databases: Readonly<Record<string, string>>;
  /** The file that starts a component, inside its artifact. */
  readonly entries: Readonly<Record<string, string>>;
}

type Values = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The part of an intent that this deployer acts on. */
export interface Intent {
  readonly artifacts: Readonly<Record<string, { readonly digest: string; readonly repository: string }>>;
  readonly migrations: Readonly<Record<string, readonly { readonly id: string; readonly checksum: string }[]>>;
  readonly configuration: Values;
  readonly flags: Readonly<Record<string, unknown>>;
}

interface Step {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/** What has to be done, in order, to make the environment what the intent says; each step can be done again. */
export function rolloutSteps(intent: Intent, target: Target, client: LedgerlineClient): readonly Step[] {
  const folder = (component: string) => join(target.root, component);
  const each = async (act: (component: string, artifact: Intent['artifacts'][string]) => Promise<void>) => {
    for (const [component, artifact] of Object.entries(intent.artifacts)) await act(component, artifact);
  };
  const fetchSql = async (digest: string): Promise<Buffer> => {
    const { data } = await client.GET('/v1/projects/{project}/blobs/{digest}', {
      params: { path: { project: target.project, digest } },
      parseAs: 'arrayBuffer',
    });
    return Buffer.from(data as unknown as ArrayBuffer);
  };
  const settingsOf = (database: string) => {
    const databases = intent.configuration.databases as Readonly<Record<string, { settings?: object } | undefined>>;
    return { ...databases[database]?.settings };
  };

  return [
    {
      name: 'artifacts',
      run: () => each((component, artifact) => placeArtifact(folder(component), target.registry, artifact)),
    },
    {
      name: 'databases',
      run: async () => {
        for (const [database, dsn] of Object.entries(target.databases))
          await migrate(dsn, intent.migrations[database] ?? [], settingsOf(database), fetchSql);
      },
    },
    {
      name: 'configuration and flags',
      run: async () => {
        await mkdir(target.root, { recursive: true });
        await writeFile(join(target.root, 'flags.flagd.json'), JSON.stringify({ flags: intent.flags }, undefined, 2));
        await each((component) =>
          writeFile(
            join(folder(component), 'config.json'),
            JSON.stringify(intent.configuration[component] ?? {}, undefined, 2),
          ),
        );
      },
    },
    {
      name: 'processes',
      run: () =>
        each((component, { digest }) =>
          restartService(
            folder(component),
            target.entries[component] ?? 'main.mjs',
            Number(intent.configuration[component]?.port),
            digest,
          ),
        ),
    },
  ];
}
