const BITS = 64 * 1_048_576;
const PROBES = 4;

/**
 * Which keys may have been written: never wrong when it says no, seldom when it says yes (less than 1 in 100 up to
 * some six million keys), in eight mebibytes. It saves asking the database for rows that were never there.
 */
export class WrittenKeys {
  private readonly bits = new Uint32Array(BITS / 32);

  add(table: string, key: string): void {
    const [first, step] = hashesOf(table, key);
    for (let probe = 0; probe < PROBES; probe += 1) {
      const bit = placeOf(first, step, probe);
      this.bits[bit >>> 5] = (this.bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  mayHave(table: string, key: string): boolean {
    const [first, step] = hashesOf(table, key);
    for (let probe = 0; probe < PROBES; probe += 1) {
      const bit = placeOf(first, step, probe);
      if (((this.bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }
}

function placeOf(first: number, step: number, probe: number): number {
  return ((first + Math.imul(step, probe)) >>> 0) % BITS;
}

/** Two independent 32-bit hashes (FNV-1a with a final mix), the second odd. */
function hashesOf(table: string, key: string): readonly [number, number] {
  const one = mixed(fnv(fnv(0x811c9dc5, table), key));
  return [one, mixed(one ^ 0x9e3779b9) | 1];
}

function fnv(from: number, text: string): number {
  let hash = from;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
