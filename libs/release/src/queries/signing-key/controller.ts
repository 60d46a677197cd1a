import { DIGEST_PATTERN, Refusal } from '@ledgerline/kernel';
import { Answers, RequirePermission } from '@ledgerline/platform/http';
import { StatementSigner } from '@ledgerline/platform/signing';
import { Controller, Get } from '@nestjs/common';
import { Type } from '@sinclair/typebox';

const SigningKeyView = Type.Object(
  {
    pem: Type.String({ description: 'SubjectPublicKeyInfo, PEM' }),
    fingerprint: Type.String({
      pattern: DIGEST_PATTERN,
      description: 'SHA-256 of the key (SPKI, DER); the key id in envelopes',
    }),
  },
  { $id: 'SigningKey' },
);

@Controller('v1/projects/:project/signing-key')
export class SigningKeyController {
  constructor(private readonly signer: StatementSigner) {}

  /** The public key that this server signs its attestations with; every project has the same. */
  @Get()
  @RequirePermission('project:read')
  @Answers(SigningKeyView, 'the public key')
  show() {
    const key = this.signer.publicKey();
    return key instanceof Refusal ? key : { pem: key.pem, fingerprint: key.fingerprint };
  }
}
