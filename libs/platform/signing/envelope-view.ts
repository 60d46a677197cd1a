import { Type } from '@sinclair/typebox';

/** A DSSE envelope, as an answer. */
export const SignedEnvelopeView = Type.Object(
  {
    payloadType: Type.Literal('application/vnd.in-toto+json'),
    payload: Type.String({ description: 'the in-toto statement, base64' }),
    signatures: Type.Array(
      Type.Object({
        keyid: Type.String({ description: 'fingerprint of the server’s key: `GET …/signing-key`' }),
        sig: Type.String({ description: 'base64' }),
      }),
    ),
  },
  { $id: 'SignedEnvelope' },
);
