import { digestOf } from '@ledgerline/kernel';
import type { Intent } from '../../compare';
import type { DetectorContext } from '../detector';
import type { DeclaredMigration } from './migration-record/match-migrations';

/** A migration with what it says. */
export type FetchedMigration = DeclaredMigration & { readonly bytes: Uint8Array };

const MOST_BYTES = 32 * 1024 * 1024;

/** The bytes of migrations, fetched once each as long as there is room for them. */
export class MigrationTexts {
  private readonly known = new Map<string, Uint8Array>();
  private held = 0;

  /** Checked against what is declared. Throws with the one that is not to be had. */
  async of(
    migrations: Intent['migrations'][string],
    { blob }: Pick<DetectorContext, 'blob'>,
  ): Promise<readonly FetchedMigration[]> {
    return Promise.all(
      migrations.map(async ({ id, checksum }) => ({ id, checksum, bytes: await this.bytesOf(id, checksum, blob) })),
    );
  }

  private async bytesOf(id: string, checksum: string, blob: DetectorContext['blob']): Promise<Uint8Array> {
    const known = this.known.get(checksum);
    if (known !== undefined) return known;
    const bytes = await blob(checksum).catch(() => {
      throw new Error(`migration ${id} cannot be fetched`);
    });
    if (digestOf(bytes) !== checksum) throw new Error(`migration ${id} is not what its checksum says`);
    this.keep(checksum, bytes);
    return bytes;
  }

  private keep(checksum: string, bytes: Uint8Array): void {
    if (this.known.has(checksum)) return;
    this.known.set(checksum, bytes);
    this.held += bytes.length;
    for (const [oldest, { length }] of this.known) {
      if (this.held <= MOST_BYTES) break;
      this.known.delete(oldest);
      this.held -= length;
    }
  }
}
