import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { ProjectorHealth } from './projector-health';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/**
 * `/health/live` while the process runs, `/health/ready` with what it is at: 200, or 503 when that needs somebody, and
 * `/metrics` for Prometheus.
 */
export function serveHealth(port: number, health: () => ProjectorHealth, metrics: () => string): Promise<Server> {
  const answers: Readonly<Record<string, () => Answer>> = {
    '/health/live': () => json(200, { status: 'live', ready: true }),
    '/health/ready': () => {
      const now = health();
      return json(now.ready ? 200 : 503, now);
    },
    '/metrics': () => ({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8', body: metrics() }),
  };
  const server = createServer(({ url = '' }, response) => {
    const { status, type, body } = answers[url]?.() ?? json(404, {});
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, () => {
      resolve(server);
    });
  });
}

function json(status: number, body: object): Answer {
  return { status, type: 'application/json', body: JSON.stringify(body) };
}
