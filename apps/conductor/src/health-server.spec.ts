import type { AddressInfo } from 'node:net';
import { serveHealth } from './health-server';

describe('the health of the conductor', () => {
  it('is live at once, and ready when it has seen the ledger', async () => {
    let ready = false;
    const server = await serveHealth(0, () => ready);
    const status = async (path: string) => {
      const { port } = server.address() as AddressInfo;
      return (await fetch(`http://127.0.0.1:${String(port)}${path}`)).status;
    };
    expect([await status('/health/live'), await status('/health/ready'), await status('/')]).toEqual([200, 503, 404]);
    ready = true;
    expect(await status('/health/ready')).toBe(200);
    server.close();
    server.closeAllConnections();
  });
});
