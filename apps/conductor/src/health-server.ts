import type { Server } from 'node:http';
import { createServer } from 'node:http';

/** `/health/live` while the process runs; `/health/ready` once it has seen all of the ledger, 503 until then. */
export function serveHealth(port: number, isReady: () => boolean): Promise<Server> {
  const server = createServer((request, response) => {
    const status = statusOf(request.url, isReady);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ status: status === 200 ? 'ok' : status === 503 ? 'catching up' : 'unknown path' }));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, () => {
      resolve(server);
    });
  });
}

function statusOf(path: string | undefined, isReady: () => boolean): 200 | 404 | 503 {
  switch (path) {
    case '/health/live':
      return 200;
    case '/health/ready':
      return isReady() ? 200 : 503;
    default:
      return 404;
  }
}
