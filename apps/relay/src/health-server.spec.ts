import type { AddressInfo } from 'node:net';
import { serveHealth } from './health-server';

describe("the relay's health", () => {
  it('is told over HTTP, with its metrics', async () => {
    let ready = false;
    const server = await serveHealth(0, () => ({ ready, metrics: 'relay_told_total{topic="t"} 3\n' }));
    const ask = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}${path}`);
      return [response.status, await response.text()];
    };
    expect((await ask('/health/live'))[0]).toBe(200);
    expect((await ask('/health/ready'))[0]).toBe(503);
    ready = true;
    expect((await ask('/health/ready'))[0]).toBe(200);
    expect(await ask('/metrics')).toEqual([200, 'relay_told_total{topic="t"} 3\n']);
    expect((await ask('/else'))[0]).toBe(404);
    server.closeAllConnections();
    server.close();
  });
});
