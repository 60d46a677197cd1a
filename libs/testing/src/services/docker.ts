import { request } from 'node:http';

const PATIENCE_MILLISECONDS = 1_000;

/** Whether a Docker engine answers where `DOCKER_HOST` or the usual socket points. */
export function dockerAnswers(host = process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock'): Promise<boolean> {
  const target = targetOf(host);
  if (target === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    const ping = request({ ...target, path: '/_ping', timeout: PATIENCE_MILLISECONDS }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    ping.on('timeout', () => ping.destroy());
    ping.on('error', () => {
      resolve(false);
    });
    ping.end();
  });
}

function targetOf(host: string): { socketPath: string } | { host: string; port: string } | undefined {
  const [scheme, rest = ''] = host.split('://');
  if (scheme === 'unix') return { socketPath: rest };
  if (scheme !== 'tcp') return undefined;
  const { hostname, port } = new URL(`http://${rest}`);
  return { host: hostname, port: port || '2375' };
}
