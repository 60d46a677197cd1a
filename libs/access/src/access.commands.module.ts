import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { IssueApiKeyHandler } from './commands/issue-api-key/handler';
import { RevokeApiKeyHandler } from './commands/revoke-api-key/handler';

/** What can be done with API keys, for whoever dispatches commands. */
@Module({ imports: [CqrsModule], providers: [IssueApiKeyHandler, RevokeApiKeyHandler] })
export class AccessCommandsModule {}
