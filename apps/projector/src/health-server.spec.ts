import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serveHealth } from './health-server';
import type { ProjectorHealth } from './projector-health';

describe('the health addresses', () => {
  let server: Server;
  let health: ProjectorHealth = { status: 'starting', ready: false, caughtUp: false, projections: [] };

  const ask = async (path: string) => {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${String(port)}${path}`);
    return [response.status, await response.json()];
  };

  beforeAll(async () => {
    server = await serveHealth(
      0,
      () => health,
      () => 'up 1\n',
    );
  });

  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  it('say that the process runs', async () => {
    expect(await ask('/health/live')).toEqual([200, { status: 'live', ready: true }]);
  });

  it('say what it is at, and whether that needs somebody', async () => {
    expect(await ask('/health/ready')).toEqual([503, health]);
    health = { status: 'following', ready: true, caughtUp: true, projections: [{ name: 'counts', position: '7' }] };
    expect(await ask('/health/ready')).toEqual([200, health]);
  });

  it('have what Prometheus reads', async () => {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${String(port)}/metrics`);
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    expect(await response.text()).toBe('up 1\n');
  });

  it('are the only ones', async () => {
    expect(await ask('/')).toEqual([404, {}]);
  });
});
