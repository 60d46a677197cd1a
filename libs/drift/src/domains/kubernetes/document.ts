import { DIGEST_PATTERN } from '@ledgerline/kernel';
import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const Name = Type.String({ minLength: 1, maxLength: 253 });

/** An object as the API server shows it, without what nobody could ask for; in a Secret, keyed digests for the values. */
const LiveObject = Type.Object(
  {
    apiVersion: Type.String({ pattern: '^(?:[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?/)?v[a-z0-9]{1,20}$' }),
    kind: Type.String({ pattern: '^[A-Za-z][A-Za-z0-9]{0,62}$' }),
    metadata: Type.Object(
      { name: Name, namespace: Type.Optional(Name) },
      { additionalProperties: true, description: 'with managedFields, so that differences can name who made them' },
    ),
  },
  { additionalProperties: true },
);

/** What a cluster holds, as far as it was looked at. */
export const KubernetesDocument = Type.Object(
  {
    objects: Type.Array(LiveObject, { maxItems: 20_000 }),
    reference: Type.Optional(
      Type.Object(
        {
          manifests: Type.Record(Type.String(), Type.String({ pattern: DIGEST_PATTERN }), {
            description: 'which manifests, by name, so that no others are taken for them',
          }),
          objects: Type.Array(LiveObject, { maxItems: 20_000 }),
          alike: Type.Optional(
            Type.Object(
              { count: Type.Integer({ minimum: 0 }), digest: Type.String({ pattern: DIGEST_PATTERN }) },
              {
                additionalProperties: false,
                description:
                  'declared objects that were found to be as declared, and would not have fitted in on both sides',
              },
            ),
          ),
        },
        {
          additionalProperties: false,
          description: 'what the manifests of the intent declare, with secrets hidden under the key of the observer',
        },
      ),
    ),
    schemas: Type.Optional(
      Type.Record(Type.String({ maxLength: 320 }), Type.Object({}, { additionalProperties: true }), {
        description: 'how the cluster describes custom kinds, as far as these objects go: `Widget.example.com`',
      }),
    ),
  },
  { additionalProperties: false },
);
export type KubernetesDocument = Static<typeof KubernetesDocument>;
