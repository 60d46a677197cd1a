import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';
import type { BatchAppendReq } from '@eventstore/db-client/generated/streams_pb';
import { BatchAppendResp } from '@eventstore/db-client/generated/streams_pb';
import { Code } from '@eventstore/db-client/generated/code_pb';
import { Status } from '@eventstore/db-client/generated/status_pb';
import { connectionStringOf } from '@ledgerline/embedded-eventstore';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import { Metadata, Server, ServerCredentials, status } from '@grpc/grpc-js';
import { SECRET } from './ledger-under-test';

type Appends = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

/** A node of a cluster that does nothing but say why it does not append. */
export class StubbornServer {
  asked = 0;
  private bound = 0;

  private constructor(private readonly server: Server) {}

  static async saying(answer: (call: Appends, request: BatchAppendReq) => void): Promise<StubbornServer> {
    const stubborn = new StubbornServer(new Server());
    const { batchAppend } = StreamsService;
    stubborn.server.addService(
      { batchAppend },
      {
        batchAppend: (call: Appends) => {
          call.on('data', (request: BatchAppendReq) => {
            stubborn.asked += 1;
            answer(call, request);
          });
          call.on('end', () => {
            call.end();
          });
        },
      },
    );
    await stubborn.listen();
    return stubborn;
  }

  get url(): string {
    return connectionStringOf(this.bound, SECRET);
  }

  close(): void {
    this.server.forceShutdown();
  }

  private async listen(): Promise<void> {
    this.bound = await new Promise<number>((resolve, reject) => {
      this.server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
        if (error === null) resolve(port);
        else reject(error);
      });
    });
  }
}

/** What a follower says that does not forward: who the leader is. */
export function notLeader(leaderPort: number): (call: Appends) => void {
  return (call) => {
    const metadata = new Metadata();
    metadata.set('exception', 'not-leader');
    metadata.set('leader-endpoint-host', '127.0.0.1');
    metadata.set('leader-endpoint-port', String(leaderPort));
    call.emit('error', { code: status.NOT_FOUND, details: 'Leader info available', metadata });
  };
}

/** What a node says that is on its way up or down. */
export function notReady(call: Appends, request: BatchAppendReq): void {
  const error = new Status().setCode(Code.UNAVAILABLE).setMessage('Server Is Not Ready');
  call.write(new BatchAppendResp().setCorrelationId(request.getCorrelationId()).setError(error));
}
