import type { Server } from 'node:http';
import { createServer } from 'node:http';

export interface Health {
  /** Whether the api took something of every detector not long ago. */
  readonly ready: () => boolean;
  readonly metrics: () => string;
}

/** `/health/live` while the process runs; `/health/ready` while the api hears of every detector, 503 otherwise; `/metrics`. */
export function serveHealth(port: number, health: Health): Promise<Server> {
  const server = createServer((request, response) => {
    const [code, type, body] = answerTo(request.url, health);
    response.writeHead(code, { 'content-type': type });
    response.end(body);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, () => {
      resolve(server);
    });
  });
}

function answerTo(path: string | undefined, { ready, metrics }: Health): readonly [number, string, string] {
  const json = (code: number, status: string) => [code, 'application/json', JSON.stringify({ status })] as const;
  switch (path) {
    case '/health/live':
      return json(200, 'ok');
    case '/health/ready':
      return ready() ? json(200, 'ok') : json(503, 'the api does not hear of every detector');
    case '/metrics':
      return [200, 'text/plain; version=0.0.4', metrics()];
    default:
      return json(404, 'unknown path');
  }
}
