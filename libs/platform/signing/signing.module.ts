import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { SigningKey } from './signing-key';
import { StatementSigner } from './statement-signer';

/** {@link StatementSigner} for a whole application. */
@Module({})
export class SigningModule {
  /** `pem`: the private key; without one nothing is signed. Throws when it cannot be used. */
  static forRoot(pem: string | undefined): DynamicModule {
    const key = pem === undefined ? undefined : SigningKey.read(pem);
    if (typeof key === 'string') throw new Error(`the signing key ${key}`);
    return {
      module: SigningModule,
      global: true,
      providers: [{ provide: StatementSigner, useValue: new StatementSigner(key) }],
      exports: [StatementSigner],
    };
  }
}
