import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar';

export function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** The artifact's bytes from the registry folder; whatever does not have the declared digest is refused. */
async function pull(registry: string, repository: string, digest: string): Promise<Buffer> {
  const bytes = await readFile(join(registry, repository, 'blobs', digest.replace(':', '/')));
  if (sha256(bytes) !== digest) throw new Error(`${repository} holds other bytes than ${digest} says`);
  return bytes;
}

/** Lays a component's artifact down and unpacks it beside, replacing what was there. */
export async function placeArtifact(
  folder: string,
  registry: string,
  artifact: { readonly repository: string; readonly digest: string },
): Promise<void> {
  const bytes = await pull(registry, artifact.repository, artifact.digest);
  const [next, current] = [join(folder, 'next'), join(folder, 'current')];
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  await writeFile(join(folder, 'artifact.tgz'), bytes);
  await extract({ file: join(folder, 'artifact.tgz'), cwd: next });
  await rm(current, { recursive: true, force: true });
  await rename(next, current);
}
