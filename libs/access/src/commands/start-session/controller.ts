import type { Cause } from '@ledgerline/kernel';
import { Clock, Refusal, refuse } from '@ledgerline/kernel';
import {
  Answers,
  FixedWindows,
  Public,
  RequestRefused,
  SameOriginOnly,
  SessionCookie,
  WhoAmIView,
  whoIs,
} from '@ledgerline/platform/http';
import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { lifetimeFrom } from '../../session-check/lifetime';
import { proofOf, spellSessionToken } from '../../session-check/session-token';
import type { SignIn } from '../../session-check/sign-in';
import { SignIns } from '../../session-check/sign-in';
import { StartSession } from './command';
import { StartSessionDto } from './dto';

/** So many wrong keys and links a minute may come from one address before it is told to wait. */
const FAILURES = { limit: 10, windowMs: 60_000 };

@Controller('v1/session')
export class StartSessionController {
  private readonly failures = new FixedWindows();

  constructor(
    private readonly commands: CommandBus,
    private readonly signIns: SignIns,
    private readonly cookie: SessionCookie,
    private readonly clock: Clock,
  ) {}

  /** Sign a browser in with an API key or a login link. The session is in a cookie that no script can read. */
  @Post()
  @Public()
  @SameOriginOnly()
  @Answers(WhoAmIView, 'who is signed in', 201)
  async start(
    @Body() { key, link }: StartSessionDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    this.requirePatience(request.ip, reply);
    if ((key === undefined) === (link === undefined)) return refuse('key-or-link');
    const signIn = key === undefined ? await this.signIns.withLink(link ?? '') : await this.signIns.withKey(key);
    const begun = signIn instanceof Refusal ? signIn : await this.begin(signIn, request.id);
    if (begun instanceof Refusal) {
      this.failures.hit(request.ip, FAILURES.windowMs);
      return begun;
    }
    void reply.header('set-cookie', this.cookie.of(begun.token, begun.session.endsAt, this.clock.now(), request));
    return whoIs({ ...begun.principal, session: begun.session });
  }

  private async begin({ key, token, linkDigest }: SignIn, requestId: string) {
    const { keyId, project, kind, id } = key.principal;
    const { sessionId } = token;
    const now = this.clock.now();
    const lifetime = lifetimeFrom(now);
    const secretDigest = proofOf(token.secret, key.digest);
    const principal = { kind, id };
    const cause: Cause = {
      commandId: randomUUID(),
      actor: principal,
      causationId: requestId,
      correlationId: requestId,
    };
    const begun = { sessionId, keyId, project, principal, secretDigest, ...lifetime };
    const outcome = await this.commands.execute(new StartSession(cause, begun, linkDigest, now));
    if (outcome instanceof Refusal) return outcome;
    const session = { sessionId, ...lifetime };
    return { principal: key.principal, session, token: spellSessionToken('session', token) };
  }

  private requirePatience(address: string, reply: FastifyReply): void {
    if (this.failures.count(address) < FAILURES.limit) return;
    void reply.header('retry-after', String(FAILURES.windowMs / 1_000));
    throw new RequestRefused('rate-limited');
  }
}
