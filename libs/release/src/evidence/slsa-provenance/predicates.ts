import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const Uri = Type.String({ minLength: 1 });
const Builder = Type.Object({ id: Uri });
const Instant = Type.Optional(Type.String());

/** SLSA provenance v1: what was built from what, and who says so. */
export const ProvenanceV1 = Type.Object({
  buildDefinition: Type.Object({
    buildType: Uri,
    externalParameters: Type.Record(Type.String(), Type.Unknown()),
  }),
  runDetails: Type.Object({
    builder: Builder,
    metadata: Type.Optional(Type.Object({ startedOn: Instant })),
  }),
});
export type ProvenanceV1 = Static<typeof ProvenanceV1>;

/** The form before it, which many builders still write. */
export const ProvenanceV02 = Type.Object({
  builder: Builder,
  buildType: Uri,
  metadata: Type.Optional(Type.Object({ buildStartedOn: Instant })),
});
export type ProvenanceV02 = Static<typeof ProvenanceV02>;

export const provenanceTypes = {
  'https://slsa.dev/provenance/v1': ProvenanceV1,
  'https://slsa.dev/provenance/v0.2': ProvenanceV02,
} as const;

export function isProvenanceType(type: unknown): type is keyof typeof provenanceTypes {
  return typeof type === 'string' && Object.hasOwn(provenanceTypes, type);
}
