/** Tells the subscriptions that something new is on disk. */
export class Commits {
  private readonly listeners = new Set<() => void>();

  /** Calls `listener` after every commit until the returned function is called. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  readonly announce = (): void => {
    for (const listener of this.listeners) listener();
  };
}
