import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { UsageError } from './session';

/** `ledgerline.yaml` as written, with the folder that its paths start from. */
export interface ProjectFile {
  readonly folder: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** A migration as a release names it; the checksum is the digest of the file's bytes. */
export interface MigrationFile {
  readonly id: string;
  readonly checksum: string;
  readonly sql: Buffer;
}

export async function readProjectFile(file: string): Promise<ProjectFile> {
  return { folder: dirname(resolve(file)), content: asObject(await readData(file), file) };
}

/** The configuration as it is sent: keys under `trust` that are named by a path are read from there. */
export async function configurationOf({ content, folder }: ProjectFile): Promise<ProjectFile['content']> {
  const { trust } = content;
  if (typeof trust !== 'object' || trust === null || Array.isArray(trust)) return content;
  const keys = Object.entries(trust as ProjectFile['content']).map(
    async ([name, signer]) => [name, await withKey(signer, folder)] as const,
  );
  return { ...content, trust: Object.fromEntries(await Promise.all(keys)) };
}

/** What has another form is left for the api to refuse. */
async function withKey(signer: unknown, folder: string): Promise<unknown> {
  if (typeof signer !== 'object' || signer === null || !('key' in signer) || typeof signer.key !== 'string')
    return signer;
  if (signer.key.trimStart().startsWith('-----BEGIN')) return signer;
  const file = resolve(folder, signer.key);
  const key = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`);
  });
  return { ...signer, key };
}

/** A YAML or JSON file; YAML aliases are bounded by the parser. */
export async function readData(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`);
  });
  try {
    return parse(text) as unknown;
  } catch (error) {
    throw new UsageError(`${file} is no YAML: ${(error as Error).message}`);
  }
}

/** The migrations of each database of the project, in the order of their file names. */
export async function readMigrations(
  project: ProjectFile,
): Promise<Readonly<Record<string, readonly MigrationFile[]>>> {
  const databases = Object.entries(asObject(project.content.databases ?? {}, 'databases'));
  return Object.fromEntries(
    await Promise.all(
      databases.map(async ([name, database]) => {
        const folder = join(project.folder, String(asObject(database, name).migrations));
        const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
        return [name, await Promise.all(files.map((file) => readMigration(folder, file)))] as const;
      }),
    ),
  );
}

async function readMigration(folder: string, file: string): Promise<MigrationFile> {
  const sql = await readFile(join(folder, file));
  return { id: file.replace(/\.sql$/, ''), checksum: `sha256:${createHash('sha256').update(sql).digest('hex')}`, sql };
}

export function asObject(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`${what} is no mapping`);
  return value as Readonly<Record<string, unknown>>;
}
