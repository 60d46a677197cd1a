import type { AddressInfo } from 'node:net';
import { serveHealth } from './health-server';
import { metricsText } from './metrics';
import { Vitals } from './vitals';

describe('the health of the agent', () => {
  let now = 1_000_000;
  const vitals = new Vitals(() => now);

  it('is told over HTTP, and so is how it does', async () => {
    const spool = { waiting: 2, bytes: 300, givenUp: 1 };
    const server = await serveHealth(0, {
      ready: () => vitals.allTold(['flagd'], 60_000),
      metrics: () => metricsText(vitals, spool, 4096),
    });
    const ask = async (path: string) => {
      const answer = await fetch(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}${path}`);
      return [answer.status, await answer.text()] as const;
    };
    try {
      expect((await ask('/health/live'))[0]).toBe(200);
      expect((await ask('/health/ready'))[0]).toBe(503);
      vitals.looked('flagd', 'complete', 1500);
      vitals.delivered('flagd', 'told');
      expect((await ask('/health/ready'))[0]).toBe(200);
      now += 60_001;
      expect((await ask('/health/ready'))[0]).toBe(503);
      const [, text] = await ask('/metrics');
      for (const line of [
        'ledgerline_agent_observations_total{detector="flagd",completeness="complete"} 1',
        'ledgerline_agent_reports_total{detector="flagd",outcome="told"} 1',
        'ledgerline_agent_observation_seconds{detector="flagd"} 1.5',
        'ledgerline_agent_spool_observations 2',
        'ledgerline_agent_spool_given_up_total 1',
        'ledgerline_agent_memory_bytes 4096',
      ]) {
        expect(text).toContain(`${line}\n`);
      }
      expect((await ask('/elsewhere'))[0]).toBe(404);
    } finally {
      server.close();
    }
  });
});
