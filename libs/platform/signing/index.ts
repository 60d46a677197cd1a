export { SignedEnvelopeView } from './envelope-view';
export type { SignedEnvelope } from './signing-key';
export { SigningKey } from './signing-key';
export { SigningModule } from './signing.module';
export { StatementSigner } from './statement-signer';
