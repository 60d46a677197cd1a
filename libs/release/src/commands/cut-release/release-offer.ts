import { DIGEST_PATTERN } from '@ledgerline/kernel';
import type { Static, TSchema } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const closed = { additionalProperties: false };
const Name = '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$';
const Key = '^[A-Za-z0-9_](?:[A-Za-z0-9_./-]{0,198}[A-Za-z0-9_])?$';

/** Visible text on one line, as `text-patterns.ts` says it. */
const PROVENANCE = '^(?=\\S)[^\\p{C}\\p{Zl}\\p{Zp}]{1,500}(?<=\\S)$';

const Digest = Type.String({ pattern: DIGEST_PATTERN });
const by = <Value extends TSchema>(keys: string, value: Value) =>
  Type.Optional(Type.Record(Type.String({ pattern: keys }), value, { ...closed, maxProperties: 1000 }));

const Versioned = Type.Object(
  { version: Type.String({ minLength: 1, maxLength: 200 }), digest: Type.Optional(Digest) },
  closed,
);
/** Which data, when and where it was taken, and at which migration of each database. */
const Dataset = Type.Object(
  {
    ...Versioned.properties,
    takenAt: Type.Optional(Type.String({ format: 'date-time', maxLength: 40 })),
    /** By database, the last migration that had run when the data was taken: one of the release's own. */
    schema: by(Name, Type.String({ pattern: Key })),
    /** The environment that it was taken from, what made it anonymous: one line, or a URI. */
    provenance: Type.Optional(Type.String({ pattern: PROVENANCE })),
  },
  closed,
);
const Migration = Type.Object({ id: Type.String({ pattern: Key }), checksum: Digest }, closed);
const Flag = Type.Object({
  state: Type.Union([Type.Literal('ENABLED'), Type.Literal('DISABLED')]),
  variants: Type.Record(Type.String(), Type.Unknown()),
  defaultVariant: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  targeting: Type.Optional(Type.Object({})),
});

/** What a release is cut from; artifacts are digests of recorded builds, by component. */
export const ReleaseOffer = Type.Object(
  {
    artifacts: Type.Record(Type.String({ pattern: Name }), Type.String({ maxLength: 700 }), {
      ...closed,
      maxProperties: 1000,
    }),
    /** By database, in the order in which they run; the SQL is stored as a blob first, the checksum is its digest. */
    migrations: by(Name, Type.Array(Migration, { maxItems: 5000 })),
    modules: by(Key, Versioned),
    /** By component, then by setting; `databases.<name>.settings|extensions` for databases. */
    configuration: by(
      Name,
      Type.Record(Type.String({ pattern: Key }), Type.Unknown(), { ...closed, maxProperties: 1000 }),
    ),
    /** flagd flag definitions by flag key. */
    flags: by(Key, Flag),
    datasets: by(Name, Dataset),
    /** Digests of rendered base manifests, stored as blobs first. */
    manifests: by(Key, Digest),
  },
  { ...closed, $id: 'ReleaseOffer' },
);
export type ReleaseOffer = Static<typeof ReleaseOffer>;
