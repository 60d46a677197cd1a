export type { PublicKey } from './public-key';
export { formProblem, readPublicKey, toPublicKey } from './public-key';
export { readSigned } from './read-signed';
export type { SignedDocument } from './signed-document';
export type { TrustedKey } from './trust';
export type { Signer, Verification } from './verify-signed';
export { verifyMessage, verifyPayload } from './verify-signed';
