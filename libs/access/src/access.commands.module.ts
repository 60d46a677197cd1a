import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EndSessionHandler } from './commands/end-session/handler';
import { IssueApiKeyHandler } from './commands/issue-api-key/handler';
import { KeepSessionHandler } from './commands/keep-session/handler';
import { OfferSessionHandler } from './commands/offer-session/handler';
import { RevokeApiKeyHandler } from './commands/revoke-api-key/handler';
import { RotateApiKeyHandler } from './commands/rotate-api-key/handler';
import { StartSessionHandler } from './commands/start-session/handler';

/** What can be done with API keys and sessions, for whoever dispatches commands. */
@Module({
  imports: [CqrsModule],
  providers: [
    EndSessionHandler,
    IssueApiKeyHandler,
    KeepSessionHandler,
    OfferSessionHandler,
    RevokeApiKeyHandler,
    RotateApiKeyHandler,
    StartSessionHandler,
  ],
})
export class AccessCommandsModule {}
