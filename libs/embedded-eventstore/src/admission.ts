import type { Metadata, sendUnaryData } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import { createHash, timingSafeEqual } from 'node:crypto';
import { RpcFailure } from './failures';

interface Call {
  readonly metadata: Metadata;
}

interface StreamingCall extends Call {
  emit(event: 'error', error: unknown): boolean;
}

const HEADER = 'connection-name';

/** Lets in whoever names its connection as the node was told at its start; everybody when it was told nothing. */
export class Admission {
  private readonly expected: Buffer | undefined;

  constructor(secret: string | undefined) {
    this.expected = secret === undefined ? undefined : digest(secret);
  }

  /** A handler that answers once. */
  answering<AdmittedCall extends Call>(handle: (call: AdmittedCall, answer: sendUnaryData<Buffer>) => void) {
    return (call: AdmittedCall, answer: sendUnaryData<Buffer>): void => {
      if (this.admits(call)) handle(call, answer);
      else answer(refusal().toStatus());
    };
  }

  /** A handler that writes its answers to the call. */
  streaming<AdmittedCall extends StreamingCall>(handle: (call: AdmittedCall) => void) {
    return (call: AdmittedCall): void => {
      if (this.admits(call)) handle(call);
      else call.emit('error', refusal().toStatus());
    };
  }

  private admits({ metadata }: Call): boolean {
    if (this.expected === undefined) return true;
    const [given = ''] = metadata.get(HEADER);
    return timingSafeEqual(digest(given), this.expected);
  }
}

function refusal(): RpcFailure {
  return new RpcFailure(
    status.UNAUTHENTICATED,
    'this node wants the secret of its start as connectionName: use the connection string that it printed',
  );
}

/** Of equal length, whatever was given: comparing takes the same time. */
function digest(text: string | Buffer): Buffer {
  return createHash('sha256').update(text).digest();
}
