import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { RunnerStatus } from './runner-status';

/**
 * `/health/live` while the process runs; `/health/ready` once it has seen all of the ledger, 503 until then;
 * `/health/status` says how far it is, as {@link RunnerStatus}.
 */
export function serveHealth(port: number, status: () => RunnerStatus): Promise<Server> {
  const server = createServer((request, response) => {
    const [code, body] = answerTo(request.url, status());
    response.writeHead(code, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, () => {
      resolve(server);
    });
  });
}

function answerTo(path: string | undefined, status: RunnerStatus): readonly [code: number, body: object] {
  switch (path) {
    case '/health/live':
      return [200, { status: 'ok' }];
    case '/health/ready':
      return status.ready ? [200, { status: 'ok' }] : [503, { status: 'catching up' }];
    case '/health/status':
      return [200, status];
    default:
      return [404, { status: 'unknown path' }];
  }
}
