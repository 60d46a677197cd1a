import { DIGEST_PATTERN } from '@ledgerline/kernel';
import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const Digest = Type.String({ pattern: DIGEST_PATTERN });
const Json = Type.Unknown();

/** Everything that moves together; nothing in it can move: digests, checksums and versions, never tags. */
export const ReleaseContent = Type.Object(
  {
    schema: Type.Literal('ledgerline.release/v1'),
    project: Type.String(),
    /** By component. */
    artifacts: Type.Record(
      Type.String(),
      Type.Object({ digest: Digest, repository: Type.String() }, { additionalProperties: false }),
    ),
    /** By database, in the order in which they run; the checksum is the digest of the SQL file's bytes. */
    migrations: Type.Record(
      Type.String(),
      Type.Array(Type.Object({ id: Type.String(), checksum: Digest }, { additionalProperties: false })),
    ),
    /** Infrastructure modules by name, at a version. */
    modules: Type.Record(Type.String(), Type.Object({ version: Type.String(), digest: Type.Optional(Digest) })),
    /** Base values: by component, then by setting; `databases.<name>.settings|extensions` for databases. */
    configuration: Type.Record(Type.String(), Type.Record(Type.String(), Json)),
    /** flagd flag definitions by flag key. */
    flags: Type.Record(Type.String(), Json),
    datasets: Type.Record(
      Type.String(),
      Type.Object({
        version: Type.String(),
        digest: Type.Optional(Digest),
        /** When it was taken, in UTC. */
        takenAt: Type.Optional(Type.String()),
        /** By database, the last migration that had run when it was taken. */
        schema: Type.Optional(Type.Record(Type.String(), Type.String())),
        /** Where it comes from: which environment, made anonymous by what. */
        provenance: Type.Optional(Type.String()),
      }),
    ),
    /** Rendered base manifests by name. */
    manifests: Type.Record(Type.String(), Digest),
  },
  { additionalProperties: false },
);
export type ReleaseContent = Static<typeof ReleaseContent>;
