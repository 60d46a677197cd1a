import { DIGEST_PATTERN } from '@ledgerline/kernel';
import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const closed = { additionalProperties: false };
const Name = '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$';
const Digest = Type.String({ pattern: DIGEST_PATTERN });
const Configuration = Type.Record(Type.String({ maxLength: 200 }), Type.Unknown(), { maxProperties: 1000 });

/** What lies under the components' folders, and what runs from it. */
export const ArtifactsDocument = Type.Object(
  {
    components: Type.Record(
      Type.String({ pattern: Name }),
      Type.Object(
        {
          /** Of the artifact file's bytes. */
          digest: Digest,
          /** Unpacked files that are not as the artifact has them; null for one that is gone. */
          modified: Type.Record(Type.String({ maxLength: 1000 }), Type.Union([Digest, Type.Null()]), {
            maxProperties: 1000,
          }),
          /** Absent when nobody asked; null when nothing answers. */
          running: Type.Optional(
            Type.Union([
              Type.Null(),
              Type.Object(
                {
                  digest: Type.Optional(Type.String({ maxLength: 200 })),
                  version: Type.Optional(Type.String({ maxLength: 200 })),
                  configuration: Type.Optional(Configuration),
                },
                closed,
              ),
            ]),
          ),
          configuration: Configuration,
        },
        closed,
      ),
      { ...closed, maxProperties: 200 },
    ),
  },
  closed,
);
export type ArtifactsDocument = Static<typeof ArtifactsDocument>;
export type ObservedComponent = ArtifactsDocument['components'][string];
