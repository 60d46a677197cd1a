import type { Principal } from '@ledgerline/platform/http';
import { Authenticator, RequestRefused } from '@ledgerline/platform/http';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { beginEventStream } from './event-stream';
import { OpenStreams } from './open-streams';
import { Reader } from './reader';

interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly principal: Principal;
  readonly project: string;
  /** Position after which the reader wants to read. */
  readonly after: bigint | undefined;
}

/** Lets readers of streams in, as long as there is room for them. */
@Injectable()
export class StreamDoor {
  constructor(
    private readonly streams: OpenStreams,
    private readonly authenticator: Authenticator,
  ) {}

  /** The answer has begun when this returns. Refuses with `too-many-streams`. */
  open({ request, reply, principal, project, after }: Visit, onGone: (reader: Reader) => void): Reader {
    const credential = this.authenticator.credentialIn(request);
    if (credential === undefined) throw new RequestRefused('unauthenticated');
    void reply.header('retry-after', '10');
    this.streams.requireRoom(principal.keyId);
    void reply.removeHeader('retry-after');
    const reader = new Reader(reply.raw, project, after ?? -1n);
    reply.raw.once('close', () => {
      this.streams.leave(reader);
      onGone(reader);
    });
    this.streams.open(reader, principal, credential);
    beginEventStream(reply);
    return reader;
  }
}
