import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

/** Few enough that every one can be tried on a signature. */
const MAX_KEYS = 50;
const NAME = '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$';

/** Whose signatures count, by the name that gates know them by. */
export const Trust = Type.Record(
  Type.String({ pattern: NAME }),
  Type.Object(
    {
      key: Type.String({
        minLength: 1,
        maxLength: 4096,
        description:
          'public key (ECDSA P-256, Ed25519 or RSA) as PEM; `ledgerline apply` also takes the path of a PEM file beside this one',
      }),
    },
    { additionalProperties: false },
  ),
  {
    additionalProperties: false,
    maxProperties: MAX_KEYS,
    description: 'keys whose signatures on evidence count, by name',
  },
);
export type Trust = Static<typeof Trust>;
