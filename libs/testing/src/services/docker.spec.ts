import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dockerAnswers } from './docker';

describe('looking for Docker', () => {
  it('finds an engine that answers', async () => {
    const engine = createServer((_, response) => response.end('OK'));
    await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
    const { port } = engine.address() as AddressInfo;
    expect(await dockerAnswers(`tcp://127.0.0.1:${String(port)}`)).toBe(true);
    engine.close();
  });

  it.each(['unix:///nowhere/docker.sock', 'tcp://127.0.0.1:1', 'ssh://somewhere'])('finds none at %s', async (host) => {
    expect(await dockerAnswers(host)).toBe(false);
  });
});
