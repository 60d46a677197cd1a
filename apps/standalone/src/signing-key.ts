import { generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The file with the key that attestations are signed with: the one that `LEDGERLINE_SIGNING_KEY` names, or one that is made
 * on the first start and kept beside the data for its owner alone.
 */
export async function keptSigningKey(dataDir: string, given: string | undefined): Promise<string> {
  if (given !== undefined && given !== '') return given;
  const file = join(dataDir, 'signing-key.pem');
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    const unfinished = `${file}.${String(process.pid)}`;
    // A start that ends here leaves no half key under the name that the next one looks for.
    await writeFile(unfinished, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
    await rename(unfinished, file);
  }
  return file;
}
