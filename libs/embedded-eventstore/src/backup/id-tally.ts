/** Finds ids that come twice in 8 bytes an id: half of each UUID is kept, and equal halves are looked at again. */
export class IdTally {
  private halves = new BigUint64Array(4_096);
  private count = 0;

  add(id: string): void {
    if (this.count === this.halves.length) {
      const larger = new BigUint64Array(this.count * 2);
      larger.set(this.halves);
      this.halves = larger;
    }
    this.halves[this.count] = halfOf(id);
    this.count += 1;
  }

  /** Whether an id may have come before, for everything that was added; undefined when nothing came twice. */
  suspects(): ((id: string) => boolean) | undefined {
    const sorted = this.halves.subarray(0, this.count).sort();
    const twice = new Set(sorted.filter((half, index) => index > 0 && half === sorted[index - 1]));
    return twice.size === 0 ? undefined : (id) => twice.has(halfOf(id));
  }
}

function halfOf(id: string): bigint {
  return BigInt(`0x${id.replaceAll('-', '').slice(0, 16)}`);
}
