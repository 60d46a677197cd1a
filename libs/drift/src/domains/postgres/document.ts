import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const closed = { additionalProperties: false };
const Identifier = Type.String({ minLength: 1, maxLength: 200 });
const Definition = Type.String({ maxLength: 20_000 });

/** What the tables of a database look like, as its own catalogue tells it. */
export const DatabaseSchema = Type.Object(
  {
    tables: Type.Record(
      Identifier,
      Type.Object(
        {
          columns: Type.Record(
            Identifier,
            Type.Object(
              { type: Definition, nullable: Type.Boolean(), default: Type.Union([Definition, Type.Null()]) },
              closed,
            ),
          ),
          indexes: Type.Record(Identifier, Definition),
          constraints: Type.Record(Identifier, Definition),
        },
        closed,
      ),
      { maxProperties: 2000 },
    ),
  },
  closed,
);
export type DatabaseSchema = Static<typeof DatabaseSchema>;

/** What a database holds besides its rows. */
export const PostgresDocument = Type.Object(
  {
    databases: Type.Record(
      Type.String({ pattern: '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$' }),
      Type.Object(
        {
          /** What was applied, by its own record. */
          migrations: Type.Array(
            Type.Object({ id: Type.String({ maxLength: 500 }), checksum: Type.String({ maxLength: 200 }) }, closed),
            { maxItems: 10_000 },
          ),
          extensions: Type.Record(Identifier, Type.String({ maxLength: 200 })),
          /** Set on the database itself, for everybody. */
          settings: Type.Record(Identifier, Definition),
          schema: DatabaseSchema,
          /** What the intent's migrations make of an empty database; absent when nobody could try. */
          reference: Type.Optional(Type.Object({ schema: DatabaseSchema }, closed)),
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
