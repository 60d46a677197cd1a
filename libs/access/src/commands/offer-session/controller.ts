import type { Cause } from '@ledgerline/kernel';
import { Clock, Refusal, refuse } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import { Answers, CommandCause, CurrentPrincipal, RequirePermission, SecretAnswer } from '@ledgerline/platform/http';
import { Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Type } from '@sinclair/typebox';
import { LedgerPrincipals } from '../../key-check/ledger-principals';
import { linkExpiryFrom } from '../../session-check/lifetime';
import { newSessionToken, proofOf, spellSessionToken } from '../../session-check/session-token';
import { OfferSession } from './command';

const LoginLinkView = Type.Object(
  {
    path: Type.String({
      description:
        'to be opened in a browser, at the address of this server; it holds a secret that is shown here and never again',
    }),
    expiresAt: Type.String({ format: 'date-time' }),
  },
  { $id: 'LoginLink' },
);

@Controller('v1/login-links')
export class OfferSessionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly keys: LedgerPrincipals,
    private readonly clock: Clock,
  ) {}

  /** Make a link with which a browser signs in as the caller: once, and within ten minutes. */
  @Post()
  @RequirePermission('session:start')
  @SecretAnswer()
  @Answers(LoginLinkView, 'the link, shown this once', 201)
  async offer(@CurrentPrincipal() principal: Principal, @CommandCause() cause: Cause) {
    const { keyId, project, kind, id, session, isFormerSecret = false } = principal;
    // What it makes would outlast it.
    if (isFormerSecret) return refuse('former-secret');
    const key = session === undefined ? await this.keys.keyCalled(keyId) : undefined;
    if (key === undefined) return refuse('key-required');
    const token = newSessionToken();
    const expiresAt = linkExpiryFrom(this.clock.now());
    const { sessionId } = token;
    const secretDigest = proofOf(token.secret, key.digest);
    const outcome = await this.commands.execute(
      new OfferSession(cause, { sessionId, keyId, project, principal: { kind, id }, secretDigest, expiresAt }),
    );
    return outcome instanceof Refusal ? outcome : { path: `/sign-in#${spellSessionToken('link', token)}`, expiresAt };
  }
}
