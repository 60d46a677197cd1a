import type { Refusal } from '@ledgerline/kernel';
import { canonicalJson, refuse } from '@ledgerline/kernel';
import type { PublicKey } from '@ledgerline/platform/sigstore';
import type { SignedEnvelope, SigningKey } from './signing-key';

const STATEMENT_TYPE = 'application/vnd.in-toto+json';

/** Signs the statements that this server makes, with a key of its own; says so when it has none. */
export class StatementSigner {
  constructor(private readonly key: SigningKey | undefined) {}

  /** The statement in its canonical form, so that the same statement has the same bytes, in an envelope. */
  sign(statement: object): SignedEnvelope | Refusal<'no-signing-key'> {
    return this.key?.signEnvelope(STATEMENT_TYPE, Buffer.from(canonicalJson(statement))) ?? refuse('no-signing-key');
  }

  publicKey(): PublicKey | Refusal<'no-signing-key'> {
    return this.key?.publicKey ?? refuse('no-signing-key');
  }
}
