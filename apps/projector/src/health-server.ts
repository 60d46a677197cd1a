import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { ProjectorHealth } from './projector-health';

/** `/health/live` while the process runs, `/health/ready` with what it is at: 200, or 503 when that needs somebody. */
export function serveHealth(port: number, health: () => ProjectorHealth): Promise<Server> {
  const server = createServer((request, response) => {
    const answer = request.url === '/health/live' ? { status: 'live', ready: true } : health();
    const known = request.url === '/health/live' || request.url === '/health/ready';
    response.writeHead(known ? (answer.ready ? 200 : 503) : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(known ? answer : {}));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, () => {
      resolve(server);
    });
  });
}
