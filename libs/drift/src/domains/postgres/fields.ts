import type { Static, TObject, TOptionalWithFlag, TRecord, TSchema, TString } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import type { Shape } from '../../compare/shape';
import { map, record, value } from '../../compare/shape';
import { sameBody, sameDefinition } from './same-sql';

/** One part of a document: what it looks like, and how two of it are compared; without a shape they are not. */
export interface Field<Schema extends TSchema = TSchema> {
  readonly schema: Schema;
  readonly shape: Shape | undefined;
}

export type StaticOf<Of extends Field> = Static<Of['schema']>;

/** Longer texts are told by their digest. */
export const MOST_CHARACTERS = 20_000;

const Text = Type.String({ maxLength: MOST_CHARACTERS });
const Name = Type.String({ minLength: 1, maxLength: 4000 });

const field = <Schema extends TSchema>(schema: Schema, shape: Shape | undefined): Field<Schema> => ({ schema, shape });

export const text = field(Text, value);
export const flag = field(Type.Boolean(), value);
export const count = field(Type.Number(), value);
/** As a server spells it. */
export const definition = field(Text, { shape: 'value', same: sameDefinition });
export const nullableDefinition = field(Type.Union([Text, Type.Null()]), { shape: 'value', same: sameDefinition });
export const body = field(
  Type.Object({ language: Type.String({ maxLength: 200 }), text: Text }, { additionalProperties: false }),
  { shape: 'value', same: sameBody },
);
/** A list in which the order means something. */
export const list = field(Type.Array(Text, { maxItems: 10_000 }), value);
/** A list in which the order means nothing. */
export const set = field(Type.Array(Text, { maxItems: 10_000 }), { shape: 'value', same: sameMembers });
/** The order of what is compared by name besides: what only one side has does not count. */
export const order = field(Type.Array(Text, { maxItems: 10_000 }), { shape: 'value', same: sameRelativeOrder });
/** Is there to say something about the rest. */
export const notCompared = field(Text, undefined);

export function optional<Schema extends TSchema>({
  schema,
  shape,
}: Field<Schema>): Field<TOptionalWithFlag<Schema, true>> {
  return field(Type.Optional(schema), shape);
}

/** Things of one kind by name; one that only one side has is a difference. */
export function named<Schema extends TSchema>({ schema, shape }: Field<Schema>): Field<TRecord<TString, Schema>> {
  return field(Type.Record(Name, schema, { maxProperties: 50_000 }), map(shape ?? value));
}

export function object<Fields extends Readonly<Record<string, Field>>>(
  fields: Fields,
): Field<TObject<{ [Key in keyof Fields]: Fields[Key]['schema'] }>> {
  const schemas = Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]));
  const shapes = Object.entries(fields).flatMap(([name, { shape }]) => (shape === undefined ? [] : [[name, shape]]));
  return field(
    Type.Object(schemas, { additionalProperties: false }) as TObject<{ [Key in keyof Fields]: Fields[Key]['schema'] }>,
    record(Object.fromEntries(shapes) as Record<string, Shape>),
  );
}

function sameMembers(left: unknown, right: unknown): boolean {
  return sorted(left) === sorted(right);
}

function sameRelativeOrder(left: unknown, right: unknown): boolean {
  const [one, other] = [left as readonly string[], right as readonly string[]];
  return JSON.stringify(common(one, other)) === JSON.stringify(common(other, one));
}

const sorted = (members: unknown) => JSON.stringify([...(members as readonly string[])].sort());

function common(of: readonly string[], among: readonly string[]): readonly string[] {
  const others = new Set(among);
  return of.filter((member) => others.has(member));
}
