import type { DynamicModule } from '@nestjs/common';
import { Decisions } from '@ledgerline/kernel';
import { Principals } from '@ledgerline/platform/http';
import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessCommandsModule } from './access.commands.module';
import { IssueApiKeyController } from './commands/issue-api-key/controller';
import { RevokeApiKeyController } from './commands/revoke-api-key/controller';
import { LedgerPrincipals } from './key-check/ledger-principals';
import { ApiKeysController } from './projections/api-keys/controller';
import { ListApiKeysHandler } from './projections/api-keys/query';
import { ApiKeyStore } from './projections/api-keys/store';

/** API keys over HTTP, and the key check that every other route relies on. */
@Global()
@Module({})
export class AccessHttpModule {
  /** `rootKey` opens every project as an administrator; without one, only issued keys open anything. */
  static forRoot({ rootKey }: { readonly rootKey: string | undefined }): DynamicModule {
    return {
      module: AccessHttpModule,
      imports: [CqrsModule, AccessCommandsModule],
      controllers: [IssueApiKeyController, RevokeApiKeyController, ApiKeysController],
      providers: [
        ApiKeyStore,
        ListApiKeysHandler,
        {
          provide: Principals,
          inject: [Decisions],
          useFactory: (decisions: Decisions) => new LedgerPrincipals(decisions, rootKey),
        },
      ],
      exports: [Principals],
    };
  }
}
