import type { Cause } from '@ledgerline/kernel';
import { Clock, digestOf, Refusal } from '@ledgerline/kernel';
import { Answers, CommandCause, RequirePermission, SecretAnswer } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { IssuedApiKeyView } from '../../issued-api-key-view';
import { newSecret, spellToken } from '../../key-check/token';
import { RotateApiKey } from './command';
import { RotateApiKeyDto } from './dto';

@Controller('v1/projects/:project/api-keys/:keyId/rotate')
export class RotateApiKeyController {
  constructor(
    private readonly commands: CommandBus,
    private readonly clock: Clock,
  ) {}

  /** Give an API key another secret; the former one opens for as long as it is told to, and then nothing. */
  @Post()
  @RequirePermission('access:administer')
  @SecretAnswer()
  @Answers(IssuedApiKeyView, 'the key with its new secret, shown this once', 201)
  async rotate(
    @Param('project') project: string,
    @Param('keyId') keyId: string,
    @Body() { overlapHours = 0, reason }: RotateApiKeyDto,
    @CommandCause() cause: Cause,
  ) {
    const secret = newSecret();
    const terms = { overlapHours, reason, now: this.clock.now() };
    const outcome = await this.commands.execute(new RotateApiKey(cause, project, keyId, digestOf(secret), terms));
    return outcome instanceof Refusal ? outcome : { ...outcome, keyId, key: spellToken(keyId, secret) };
  }
}
