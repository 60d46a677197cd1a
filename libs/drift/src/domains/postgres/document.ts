import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { databaseSchema } from './database-schema';

const closed = { additionalProperties: false };
const Identifier = Type.String({ minLength: 1, maxLength: 200 });

const Settings = Type.Record(Identifier, Type.String({ maxLength: 20_000 }));
const RoleSettings = Type.Record(Type.String({ minLength: 1, maxLength: 300 }), Settings, { maxProperties: 1000 });
const ServerSetting = Type.Object(
  {
    value: Type.String({ maxLength: 20_000 }),
    /** Another value is configured and waits for the server to start again. */
    pendingRestart: Type.Optional(Type.Boolean()),
  },
  closed,
);

const Migration = Type.Object(
  {
    id: Type.String({ maxLength: 500 }),
    /** Empty where the record has none. */
    checksum: Type.String({ maxLength: 200 }),
    /** Where it did not run to its end. */
    state: Type.Optional(Type.Union([Type.Literal('failed'), Type.Literal('interrupted')])),
  },
  closed,
);

/** How many things of a kind are just as the migrations make them, and the digest of what they then are. */
const Equal = Type.Object({ count: Type.Integer({ minimum: 1 }), digest: Type.String({ maxLength: 80 }) }, closed);

/** What a log of changes to the schema says of one thing. */
const Change = Type.Object(
  { who: Type.String({ maxLength: 200 }), what: Type.String({ maxLength: 200 }), at: Type.String({ maxLength: 40 }) },
  closed,
);

/** What a database holds besides its rows. */
export const PostgresDocument = Type.Object(
  {
    databases: Type.Record(
      Type.String({ pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$' }),
      Type.Object(
        {
          /** What was applied, by its own record. */
          migrations: Type.Array(Migration, { maxItems: 10_000 }),
          /** Whether that record tells in which order they ran. */
          ordered: Type.Optional(Type.Boolean()),
          extensions: Type.Record(Identifier, Type.String({ maxLength: 200 })),
          /** Set on the database itself, for everybody. */
          settings: Settings,
          /** Set for one role: by `role`, or `role in this database`. */
          roleSettings: Type.Optional(RoleSettings),
          /** What the server has for the settings that are declared. */
          server: Type.Optional(Type.Record(Identifier, ServerSetting)),
          schema: databaseSchema.schema,
          /** What the intent's migrations make of an empty database; absent when nobody could try. */
          reference: Type.Optional(
            Type.Object(
              {
                schema: databaseSchema.schema,
                /** What they set on the database itself. */
                settings: Type.Optional(Settings),
                roleSettings: Type.Optional(RoleSettings),
              },
              closed,
            ),
          ),
          /** What stands in schemas that are not of these migrations, in numbers. */
          others: Type.Optional(
            Type.Object(
              {
                schemas: Type.Array(Identifier, { maxItems: 100 }),
                count: Type.Integer({ minimum: 1 }),
                objects: Type.Integer({ minimum: 0 }),
              },
              closed,
            ),
          ),
          /** By kind, what was left out of both because it is the same: a large schema is told by what differs. */
          equal: Type.Optional(Type.Record(Identifier, Equal)),
          /** Who last changed what differs, where the database keeps a log of that; by kind and name. */
          changes: Type.Optional(Type.Record(Type.String({ maxLength: 4000 }), Change)),
        },
        closed,
      ),
      { ...closed, maxProperties: 100 },
    ),
  },
  closed,
);
export type PostgresDocument = Static<typeof PostgresDocument>;
export type ObservedDatabase = PostgresDocument['databases'][string];
