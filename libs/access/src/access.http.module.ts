import type { DynamicModule, Provider } from '@nestjs/common';
import { Clock, Decisions } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import { Principals, Sessions } from '@ledgerline/platform/http';
import { Global, Module } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { AccessCommandsModule } from './access.commands.module';
import { EndSessionController } from './commands/end-session/controller';
import { IssueApiKeyController } from './commands/issue-api-key/controller';
import { KeepSession } from './commands/keep-session/command';
import { OfferSessionController } from './commands/offer-session/controller';
import { RevokeApiKeyController } from './commands/revoke-api-key/controller';
import { RotateApiKeyController } from './commands/rotate-api-key/controller';
import { StartSessionController } from './commands/start-session/controller';
import { LedgerPrincipals } from './key-check/ledger-principals';
import { ApiKeysController } from './projections/api-keys/controller';
import { ListApiKeysHandler } from './projections/api-keys/query';
import { ApiKeyStore } from './projections/api-keys/store';
import { causeOfUse } from './session-check/cause-of-use';
import { LedgerSessions } from './session-check/ledger-sessions';
import { SignIns } from './session-check/sign-in';

/** API keys and sessions over HTTP, and the checks of both that every other route relies on. */
@Global()
@Module({})
export class AccessHttpModule {
  /** `rootKey` opens every project as an administrator; without one, only issued keys open anything. */
  static forRoot({ rootKey }: { readonly rootKey: string | undefined }): DynamicModule {
    return {
      module: AccessHttpModule,
      imports: [CqrsModule, AccessCommandsModule],
      controllers: [
        IssueApiKeyController,
        RevokeApiKeyController,
        RotateApiKeyController,
        ApiKeysController,
        OfferSessionController,
        StartSessionController,
        EndSessionController,
      ],
      providers: [ApiKeyStore, ListApiKeysHandler, SignIns, keys(rootKey), sessions, ...checks],
      exports: [Principals, Sessions],
    };
  }
}

const keys = (rootKey: string | undefined): Provider => ({
  provide: LedgerPrincipals,
  inject: [Decisions, Clock],
  useFactory: (decisions: Decisions, clock: Clock) => new LedgerPrincipals(decisions, rootKey, clock),
});

const sessions: Provider = {
  provide: LedgerSessions,
  inject: [Decisions, LedgerPrincipals, Clock, CommandBus],
  useFactory: (decisions: Decisions, principals: LedgerPrincipals, clock: Clock, commands: CommandBus) => {
    const keep = (sessionId: string, principal: Principal, idleAt: string) =>
      commands.execute(new KeepSession(causeOfUse(sessionId, principal, idleAt), sessionId, idleAt));
    return new LedgerSessions(decisions, principals, clock, keep);
  },
};

const checks: readonly Provider[] = [
  { provide: Principals, useExisting: LedgerPrincipals },
  { provide: Sessions, useExisting: LedgerSessions },
];
