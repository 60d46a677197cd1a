import { Type } from '@sinclair/typebox';

const closed = { additionalProperties: false };
const Base64 = Type.String({ minLength: 1, pattern: '^[A-Za-z0-9+/]+={0,2}$' });
/** Few enough that trying every key on each of them ends soon. */
const MAX_SIGNATURES = 16;
const Hint = Type.String({ maxLength: 1000 });

/**
 * The forms are closed: what is not known here could not be checked, and a letter that is changed in the name of a member
 * would turn it into one that says nothing.
 */
export const Envelope = Type.Object(
  {
    payload: Base64,
    payloadType: Type.String({ minLength: 1, maxLength: 500 }),
    signatures: Type.Array(Type.Object({ sig: Base64, keyid: Type.Optional(Hint) }, closed), {
      minItems: 1,
      maxItems: MAX_SIGNATURES,
    }),
  },
  closed,
);

const Certificate = Type.Object({ rawBytes: Base64 }, closed);
const MessageSignature = Type.Object(
  {
    messageDigest: Type.Object({ algorithm: Type.Literal('SHA2_256'), digest: Base64 }, closed),
    signature: Base64,
  },
  closed,
);

const bundleTypes = [
  'application/vnd.dev.sigstore.bundle+json;version=0.1',
  'application/vnd.dev.sigstore.bundle+json;version=0.2',
  'application/vnd.dev.sigstore.bundle+json;version=0.3',
  'application/vnd.dev.sigstore.bundle.v0.3+json',
] as const;

/** A sigstore bundle. What a transparency log or a timestamp authority adds is passed over: trust is in the key alone. */
export const Bundle = Type.Object(
  {
    mediaType: Type.Unsafe<(typeof bundleTypes)[number]>({ enum: bundleTypes }),
    verificationMaterial: Type.Object(
      {
        publicKey: Type.Optional(Type.Object({ hint: Type.Optional(Hint) }, closed)),
        certificate: Type.Optional(Certificate),
        x509CertificateChain: Type.Optional(
          Type.Object({ certificates: Type.Array(Certificate, { minItems: 1, maxItems: 10 }) }, closed),
        ),
        tlogEntries: Type.Optional(Type.Array(Type.Unknown(), { maxItems: 100 })),
        timestampVerificationData: Type.Optional(Type.Unknown()),
      },
      closed,
    ),
    messageSignature: Type.Optional(MessageSignature),
    dsseEnvelope: Type.Optional(Envelope),
  },
  closed,
);
