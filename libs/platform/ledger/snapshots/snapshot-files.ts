/** Where snapshots are kept. Whatever is kept there may go, or come back damaged, at any time. */
export interface SnapshotFiles {
  read(name: string): Promise<Uint8Array | undefined>;
  /** All of it or nothing. */
  write(name: string, content: Uint8Array): Promise<void>;
}
