/** Where events of the source stand in the target, in 16 bytes an event; both in ascending order. */
export class PositionMap {
  private sources = new BigUint64Array(4_096);
  private targets = new BigUint64Array(4_096);
  private count = 0;

  add(source: bigint, target: bigint): void {
    if (this.count === this.sources.length) {
      this.sources = doubled(this.sources);
      this.targets = doubled(this.targets);
    }
    this.sources[this.count] = source;
    this.targets[this.count] = target;
    this.count += 1;
  }

  /** Position in the target of the last event that stands at `source` or before it; undefined when there is none. */
  at(source: bigint): bigint | undefined {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sources[middle] ?? 0n) <= source) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? undefined : this.targets[low - 1];
  }
}

function doubled(values: BigUint64Array<ArrayBuffer>): BigUint64Array<ArrayBuffer> {
  const larger = new BigUint64Array(values.length * 2);
  larger.set(values);
  return larger;
}
