import type { Cause } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { Principal } from '@ledgerline/platform/http';
import {
  AcceptedView,
  Answers,
  CommandCause,
  CurrentPrincipal,
  RequirePermission,
  SessionCookie,
} from '@ledgerline/platform/http';
import { Controller, Delete, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LedgerSessions } from '../../session-check/ledger-sessions';
import { EndSession } from './command';

@Controller('v1/session')
export class EndSessionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly sessions: LedgerSessions,
    private readonly cookie: SessionCookie,
  ) {}

  /** Sign out: the session opens nothing any more, here at once and everywhere within 3 seconds; its streams end. */
  @Delete()
  @RequirePermission('self:read')
  @Answers(AcceptedView, 'signed out')
  async end(
    @CurrentPrincipal() { session }: Principal,
    @CommandCause() cause: Cause,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (session === undefined) return refuse('no-session');
    const outcome = await this.commands.execute(new EndSession(cause, session.sessionId));
    this.sessions.forget(session.sessionId);
    void reply.header('set-cookie', this.cookie.gone(request));
    return outcome;
  }
}
