import type { Cause } from '@ledgerline/kernel';
import { deriveId, digestOf, Refusal } from '@ledgerline/kernel';
import { AcceptedView, Answers, CommandCause, RequirePermission, SecretAnswer } from '@ledgerline/platform/http';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { randomBytes } from 'node:crypto';
import { spellToken } from '../../key-check/token';
import { IssueApiKey } from './command';
import { IssueApiKeyDto } from './dto';

const KEY_ID_LENGTH = 20;
const SECRET_BYTES = 32;

const IssuedApiKeyView = Type.Composite(
  [
    AcceptedView,
    Type.Object({
      keyId: Type.String(),
      key: Type.String({ description: 'the whole key; it is shown here and never again' }),
    }),
  ],
  { $id: 'IssuedApiKey' },
);

@Controller('v1/projects/:project/api-keys')
export class IssueApiKeyController {
  constructor(private readonly commands: CommandBus) {}

  /** Issue an API key for a principal of this project. */
  @Post()
  @RequirePermission('access:administer')
  @SecretAnswer()
  @Answers(IssuedApiKeyView, 'the key, shown this once', 201)
  async issue(
    @Param('project') project: string,
    @Body() { principal: { kind, id }, role, groups, environment }: IssueApiKeyDto,
    @CommandCause() cause: Cause,
  ) {
    const keyId = deriveId(cause.commandId, 'api-key').replaceAll('-', '').slice(0, KEY_ID_LENGTH);
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const grant = { project, principal: { kind, id }, role, groups: groups ?? [], ...(environment && { environment }) };
    const outcome = await this.commands.execute(new IssueApiKey(cause, keyId, digestOf(secret), grant));
    return outcome instanceof Refusal ? outcome : { ...outcome, keyId, key: spellToken(keyId, secret) };
  }
}
