import type { Server } from 'node:http';
import { createServer } from 'node:http';

export interface RelayHealth {
  readonly ready: boolean;
  /** Prometheus text. */
  readonly metrics: string;
}

/** `/health/live` while the process runs, `/health/ready` once it takes in and tells (503 until then), `/metrics`. */
export function serveHealth(port: number, health: () => RelayHealth): Promise<Server> {
  const server = createServer((request, response) => {
    const [status, type, body] = answerTo(request.url, health());
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, () => {
      resolve(server);
    });
  });
}

function answerTo(path: string | undefined, { ready, metrics }: RelayHealth): readonly [number, string, string] {
  switch (path) {
    case '/health/live':
      return [200, 'application/json', '{"status":"ok"}'];
    case '/health/ready':
      return [ready ? 200 : 503, 'application/json', JSON.stringify({ status: ready ? 'ok' : 'catching up' })];
    case '/metrics':
      return [200, 'text/plain; version=0.0.4', metrics];
    default:
      return [404, 'application/json', '{"status":"unknown path"}'];
  }
}
