import type { DomainEvent, Projection, Recorded, StoredEvent } from '@ledgerline/kernel';
import { canonicalJson } from '@ledgerline/kernel';
import { allProjections } from '../../../apps/projector/src/projections';
import { catalog } from '../core/catalog';
import type { TableStore } from '../core/table-store';

interface Folded {
  readonly projection: Projection<unknown, DomainEvent>;
  readonly rows: Map<string, unknown>;
  next: number;
  /** It met what cannot be folded: what it leaves out from there on is its own to say. */
  poisoned: boolean;
}

/** Rows held against a plain fold of the ledger up to each table's checkpoint. */
export class RowCheck {
  private readonly folded: readonly Folded[] = allProjections.map(({ projection }) => ({
    projection: projection as unknown as Projection<unknown, DomainEvent>,
    rows: new Map<string, unknown>(),
    next: 0,
    poisoned: false,
  }));
  private readonly decoded: Recorded[] = [];

  constructor(private readonly store: TableStore) {}

  /** How tables differ from what they should be; `whole` also asks that none lags, unless it had to stop. */
  differences(events: readonly StoredEvent[], whole: boolean): readonly string[] {
    for (const event of events.slice(this.decoded.length)) this.decoded.push(catalog.decode(event));
    return this.folded.flatMap((folded) => this.difference(folded, whole));
  }

  private difference(folded: Folded, whole: boolean): readonly string[] {
    const { name } = folded.projection;
    const table = this.store.tables.get(name);
    const reached = table?.position ?? -1n;
    const before = folded.next === 0 ? -1n : (this.decoded[folded.next - 1]?.position ?? -1n);
    if (before > reached) return [`${name}: its checkpoint went backwards`];
    folded.poisoned ||= this.advance(folded, reached);
    if (folded.poisoned) return [];
    const written = new Map([...(table?.rows ?? [])].map(([key, json]) => [key, canonicalJson(JSON.parse(json))]));
    const expected = new Map(
      [...folded.rows].map(([key, row]) => [key, canonicalJson(JSON.parse(JSON.stringify(row)))]),
    );
    const keys = [...new Set([...written.keys(), ...expected.keys()])];
    const wrong = keys.filter((key) => written.get(key) !== expected.get(key));
    return [
      ...wrong.map((key) => `${name}: row ${key} is not what the ledger says at ${String(reached)}`),
      ...(whole && folded.next < this.decoded.length ? [`${name}: it lags at ${String(reached)}`] : []),
    ];
  }

  /** Folds up to the position; true when the next event that it would fold cannot be folded. */
  private advance(folded: Folded, reached: bigint): boolean {
    try {
      for (let event = this.decoded[folded.next]; event !== undefined; event = this.decoded[folded.next]) {
        if (event.position > reached) break;
        const change = changeOf(folded, event);
        if (change !== undefined && change.row === undefined) folded.rows.delete(change.key);
        else if (change !== undefined) folded.rows.set(change.key, change.row);
        folded.next += 1;
      }
      for (const event of this.decoded.slice(folded.next)) {
        if (changeOf(folded, event) !== undefined) return false;
      }
    } catch {
      return true;
    }
    return false;
  }
}

function changeOf({ projection, rows }: Folded, event: Recorded) {
  if (!projection.on.includes(event.type)) return undefined;
  const key = projection.keyOf(event);
  return key === undefined ? undefined : { key, row: projection.evolve(rows.get(key), event) };
}
