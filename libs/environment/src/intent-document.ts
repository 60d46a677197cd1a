import { DIGEST_PATTERN } from '@ledgerline/kernel';
import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const Digest = Type.String({ pattern: DIGEST_PATTERN });
const Json = Type.Unknown();

/** A value of the environment that differs from the release's own, and who answers for it. */
export const DeclaredVariance = Type.Object({
  key: Type.String(),
  /** The release's own value; null when it has none. */
  base: Json,
  value: Json,
  owner: Type.String(),
  why: Type.String(),
  /** What allows it where no rule does, and until when. */
  exception: Type.Optional(Type.Object({ id: Type.String(), until: Type.String() })),
});
export type DeclaredVariance = Static<typeof DeclaredVariance>;

/** What an environment is declared to be: release and overlay, resolved. Its hash is the digest of its canonical form. */
export const IntentDocument = Type.Object({
  schema: Type.Literal('ledgerline.intent/v1'),
  project: Type.String(),
  environment: Type.String(),
  release: Type.Object({ id: Digest, alias: Type.String() }),
  overlayVersion: Type.Integer({ minimum: 0 }),
  artifacts: Type.Record(Type.String(), Type.Object({ digest: Digest, repository: Type.String() })),
  migrations: Type.Record(Type.String(), Type.Array(Type.Object({ id: Type.String(), checksum: Digest }))),
  modules: Type.Record(Type.String(), Type.Object({ version: Type.String(), digest: Type.Optional(Digest) })),
  configuration: Type.Record(Type.String(), Type.Record(Type.String(), Json)),
  flags: Type.Record(Type.String(), Json),
  datasets: Type.Record(
    Type.String(),
    Type.Object({
      version: Type.String(),
      digest: Type.Optional(Digest),
      takenAt: Type.Optional(Type.String()),
      /** By database, the last migration that had run when it was taken. */
      schema: Type.Optional(Type.Record(Type.String(), Type.String())),
      provenance: Type.Optional(Type.String()),
    }),
  ),
  manifests: Type.Record(Type.String(), Digest),
  variance: Type.Array(DeclaredVariance),
});
export type IntentDocument = Static<typeof IntentDocument>;
