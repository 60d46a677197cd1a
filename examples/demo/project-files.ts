import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A migration file as a release names it: the checksum is the digest of its bytes. */
export interface MigrationFile {
  readonly id: string;
  readonly checksum: string;
  readonly sql: Buffer;
}

export async function readYaml(file: string): Promise<Record<string, unknown>> {
  return parse(await readFile(file, 'utf8')) as Record<string, unknown>;
}

export async function readMigrations(folder: string): Promise<readonly MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name));
      return {
        id: name.replace(/\.sql$/, ''),
        checksum: `sha256:${createHash('sha256').update(sql).digest('hex')}`,
        sql,
      };
    }),
  );
}
