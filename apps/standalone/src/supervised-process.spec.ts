import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { accepts, freePort } from './probes';
import { SupervisedProcess } from './supervised-process';

describe('a supervised process', () => {
  let folder: string;
  let port: number;
  let child: SupervisedProcess;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'supervised-'));
    port = await freePort();
    const script = join(folder, 'listen.js');
    await writeFile(
      script,
      `console.log('up'); require('node:net').createServer().listen(${String(port)}, '127.0.0.1');`,
    );
    const logFile = join(folder, 'log');
    child = new SupervisedProcess({ name: 'listener', script, logFile, isReady: () => accepts(port) });
    await child.start();
  });

  afterEach(async () => {
    await child.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('is started again after it was killed', async () => {
    const { pid } = child;
    process.kill(pid ?? 0, 'SIGKILL');
    while (child.restartCount === 0) await sleep(10);
    await sleep(250);
    await child.ready();
    expect(child.pid).not.toBe(pid);
    expect(await readFile(join(folder, 'log'), 'utf8')).toBe('up\nup\n');
  });

  it('stays down once it was stopped', async () => {
    await child.stop();
    await sleep(300);
    expect(await accepts(port)).toBe(false);
    expect(child.restartCount).toBe(0);
  });
});
