import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'tar';

export interface BuiltArtifact {
  readonly component: string;
  readonly repository: string;
  readonly digest: string;
  readonly bytes: number;
}

/** Packs a component into a tarball and puts it into the registry folder under the digest of its bytes. */
export async function buildArtifact(
  source: string,
  component: string,
  version: string,
  registry: string,
  repository: string,
): Promise<BuiltArtifact> {
  const stage = await mkdtemp(join(tmpdir(), 'ledgerline-build-'));
  try {
    await cp(source, stage, { recursive: true });
    await writeFile(join(stage, 'version.json'), JSON.stringify({ component, version }));
    const tarball = join(stage, '..', `${component}-${version}-${String(process.pid)}.tgz`);
    // The same files give the same bytes: no times, owners or modes of this machine go in.
    const files = (await readdir(stage)).sort();
    await create({ file: tarball, cwd: stage, gzip: { level: 9 }, portable: true, mtime: new Date(0) }, files);
    const bytes = await readFile(tarball);
    await rm(tarball);
    const hex = createHash('sha256').update(bytes).digest('hex');
    const folder = join(registry, repository, 'blobs', 'sha256');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, hex), bytes);
    return { component, repository, digest: `sha256:${hex}`, bytes: bytes.length };
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}
