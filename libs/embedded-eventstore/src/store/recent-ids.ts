/** Where an event id was first seen. */
export interface IdPlace {
  readonly streamId: number;
  readonly revision: number;
}

/**
 * The ids of the latest events. As on the real server, an append that expects `any` revision is recognised as a repeat
 * only while its ids are among them, and an id belongs to the stream that used it first.
 */
export class RecentIds {
  private old = new Map<string, IdPlace>();
  private young = new Map<string, IdPlace>();
  private loaded = false;

  /**
   * Remembers between `generation` and twice as many ids. `load` gives the latest ones of earlier runs, oldest first;
   * it is asked only when somebody wants to know, since appends at an exact revision do without.
   */
  constructor(
    private readonly generation: number,
    private readonly load: (limit: number) => Iterable<readonly [id: string, place: IdPlace]>,
  ) {}

  add(id: string, place: IdPlace): void {
    if (this.old.has(id) || this.young.has(id)) return;
    if (this.young.size >= this.generation) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(id, place);
  }

  find(id: string): IdPlace | undefined {
    if (!this.loaded) {
      this.loaded = true;
      for (const [known, place] of this.load(this.generation)) {
        if (!this.old.has(known)) this.old.set(known, place);
      }
    }
    return this.old.get(id) ?? this.young.get(id);
  }

  /** Forgets everything: what was written since may have been rolled back. */
  clear(): void {
    this.old.clear();
    this.young.clear();
    this.loaded = false;
  }
}
