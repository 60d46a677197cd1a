import type { AddressInfo } from 'node:net';
import { serveHealth } from './health-server';
import { Depot } from './testing/depot';
import { Ordered } from './testing/parcels';

describe('the health of the conductor', () => {
  it('is live at once, ready when it has seen the ledger, and says how far it is and what it keeps', async () => {
    const depot = new Depot();
    const runner = depot.runner();
    const server = await serveHealth(0, () => runner.status);
    const answer = async (path: string) => {
      const { port } = server.address() as AddressInfo;
      return fetch(`http://127.0.0.1:${String(port)}${path}`);
    };
    const code = async (path: string) => (await answer(path)).status;
    expect([await code('/health/live'), await code('/health/ready'), await code('/')]).toEqual([200, 503, 404]);
    expect(await (await answer('/health/status')).json()).toMatchObject({ ready: false, position: null, live: 0 });

    await depot.tell(Ordered({ parcel: 'a', route: 'r' }));
    await depot.tell(Ordered({ parcel: 'b', route: 'r', note: 'poison' }));
    await depot.settle(runner);
    expect(await code('/health/ready')).toBe(200);
    expect(await (await answer('/health/status')).json()).toEqual({
      ready: true,
      position: expect.stringMatching(/^[1-9][0-9]*$/) as unknown,
      lastRecordedAt: depot.clock.now(),
      lagMilliseconds: 0,
      live: 2,
      quarantined: 1,
      underWay: 0,
    });
    server.close();
    server.closeAllConnections();
  });
});
