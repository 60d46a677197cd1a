import type { Instance } from './instance';

/** Which instances are reached by which key. */
export class Followers {
  private readonly byKey = new Map<string, Set<string>>();

  /** Names of the instances that follow any of the keys, always in the same order. */
  of(process: string, keys: readonly string[]): readonly string[] {
    return [...new Set(keys.flatMap((key) => [...(this.byKey.get(indexKey(process, key)) ?? [])]))].sort();
  }

  update(before: Instance | undefined, { process, name, keys }: Instance): void {
    if (before?.keys === keys) return;
    before?.keys.forEach((key) => {
      const names = this.byKey.get(indexKey(process, key));
      names?.delete(name);
      if (names?.size === 0) this.byKey.delete(indexKey(process, key));
    });
    keys.forEach((key) => {
      const names = this.byKey.get(indexKey(process, key)) ?? new Set();
      this.byKey.set(indexKey(process, key), names.add(name));
    });
  }
}

function indexKey(process: string, key: string): string {
  return `${process} ${key}`;
}
