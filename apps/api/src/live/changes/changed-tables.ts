import type { AnyProjection, DomainEvent, Projection, Recorded } from '@ledgerline/kernel';

/** A row that an event changes; without a key: any row of the table. */
export interface TableChange {
  readonly table: string;
  readonly key: string | undefined;
}

/** Tables of which it is nobody's business which rows changed. */
const unspokenKeys: ReadonlySet<string> = new Set(['api_keys']);

/** Knows which tables an event ends up in, from what the projections fold. */
export class ChangedTables {
  private readonly journals: readonly TableChange[];
  private readonly byType = new Map<string, Projection<unknown, DomainEvent>[]>();

  constructor(projections: readonly AnyProjection[]) {
    const all = projections as unknown as readonly Projection<unknown, DomainEvent>[];
    this.journals = all.filter(({ journal }) => journal === true).map(({ name }) => ({ table: name, key: undefined }));
    for (const projection of all) {
      if (projection.journal !== true) for (const type of projection.on) this.add(type, projection);
    }
  }

  of(event: Recorded): readonly TableChange[] {
    const rows = (this.byType.get(event.type) ?? []).flatMap((projection) => changeOf(projection, event));
    return [...rows, ...this.journals];
  }

  private add(type: string, projection: Projection<unknown, DomainEvent>): void {
    this.byType.set(type, [...(this.byType.get(type) ?? []), projection]);
  }
}

function changeOf({ name: table, keyOf }: Projection<unknown, DomainEvent>, event: Recorded): readonly TableChange[] {
  if (unspokenKeys.has(table)) return [{ table, key: undefined }];
  try {
    const key = keyOf(event);
    return key === undefined ? [] : [{ table, key }];
  } catch {
    // The projector puts such an event aside; somebody may want to see that.
    return [{ table, key: undefined }];
  }
}
