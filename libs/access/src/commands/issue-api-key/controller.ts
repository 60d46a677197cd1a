import type { Cause } from '@ledgerline/kernel';
import { Clock, deriveId, digestOf, Refusal } from '@ledgerline/kernel';
import { Answers, CommandCause, RequirePermission, SecretAnswer } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { IssuedApiKeyView } from '../../issued-api-key-view';
import { newSecret, spellToken } from '../../key-check/token';
import { IssueApiKey } from './command';
import { IssueApiKeyDto } from './dto';

const KEY_ID_LENGTH = 20;

@Controller('v1/projects/:project/api-keys')
export class IssueApiKeyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  /** Issue an API key for a principal of this project. */
  @Post()
  @RequirePermission('access:administer')
  @SecretAnswer()
  @Answers(IssuedApiKeyView, 'the key, shown this once', 201)
  async issue(
    @Param('project') project: string,
    @Body() { principal: { kind, id }, role, groups, environment, expiresAt }: IssueApiKeyDto,
    @CommandCause() cause: Cause,
  ) {
    const keyId = deriveId(cause.commandId, 'api-key').replaceAll('-', '').slice(0, KEY_ID_LENGTH);
    const secret = newSecret();
    const grant = {
      ...{ project, principal: { kind, id }, role, groups: groups ?? [] },
      ...(environment !== undefined && { environment }),
      ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt).toISOString() }),
    };
    const issue = new IssueApiKey(cause, keyId, digestOf(secret), grant, this.clock.now());
    const outcome = await this.commands.execute(issue);
    return outcome instanceof Refusal ? outcome : { ...outcome, keyId, key: spellToken(keyId, secret) };
  }
}
