import type { DomainEvent, NewEvent, Projection } from '@ledgerline/kernel';
import { defineEvent } from '@ledgerline/kernel';
import type { ProjectionTable } from '@ledgerline/platform/postgres';
import { Type } from '@sinclair/typebox';
import { randomUUID } from 'node:crypto';

export const Counted = defineEvent('counted', 1, Type.Object({ what: Type.String(), by: Type.Integer() }), {
  what: 'a',
  by: 1,
});
export const Ignored = defineEvent('ignored', 1, Type.Object({}), {});
/** What an older projector cannot know, though it is about what it counts. */
export const Foreign = defineEvent('counted.otherwise', 1, Type.Object({}), {});

type Counting = DomainEvent<'counted', { readonly what: string; readonly by: number }>;

interface CountRow {
  readonly what: string;
  readonly times: number;
  readonly sum: number;
}

const table = (name: string) => `create table ${name} (
  key text primary key,
  row jsonb not null,
  times int generated always as ((row->>'times')::int) stored
);
create index ${name}_by_times on ${name} (times);`;

/** Counts events by what they count; a count that comes twice, or not at all, shows. A count of zero takes the row away. */
export function counting(name = 'counts', factor = 1, generation = 1): ProjectionTable {
  const projection: Projection<CountRow, Counting> = {
    name,
    generation,
    on: ['counted'],
    keyOf: ({ data }) => data.what,
    evolve: (row, { data: { what, by } }) =>
      by === 0 ? undefined : { what, times: (row?.times ?? 0) + 1, sum: (row?.sum ?? 0) + by * factor },
  };
  return { projection: projection as unknown as ProjectionTable['projection'], sql: table(name) };
}

/** Like {@link counting}, but cannot count `bad`, nor tell the row of `rowless`. */
export function brittle(name = 'counts'): ProjectionTable {
  const { projection, sql } = counting(name);
  const { keyOf, evolve } = projection as unknown as Projection<CountRow, Counting>;
  const fails = (what: string) => {
    throw new Error(`${what} cannot be counted`);
  };
  const broken: Projection<CountRow, Counting> = {
    ...(projection as unknown as Projection<CountRow, Counting>),
    keyOf: (event) => (event.data.what === 'rowless' ? fails('rowless') : keyOf(event)),
    evolve: (row, event) => (event.data.what === 'bad' ? fails('bad') : evolve(row, event)),
  };
  return { projection: broken as unknown as ProjectionTable['projection'], sql };
}

export function newEvent({ type, data }: DomainEvent, schemaVersion = 1): NewEvent {
  const commandId = randomUUID();
  const actor = { kind: 'person', id: 'ana' } as const;
  return {
    id: randomUUID(),
    type,
    data,
    metadata: { schemaVersion, actor, commandId, causationId: commandId, correlationId: commandId },
  };
}
