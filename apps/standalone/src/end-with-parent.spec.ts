import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { accepts, freePort } from './probes';

const built = join(__dirname.replace(/(\/dist)?\/apps\//, '/dist/apps/'), 'supervised-process.js');

describe('a supervised process whose supervisor is killed', () => {
  it('ends by itself', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'orphan-'));
    const port = await freePort();
    const script = join(folder, 'listen.js');
    await writeFile(script, `require('node:net').createServer().listen(${String(port)}, '127.0.0.1');`);
    const spec = `{ name: 'listener', script: ${JSON.stringify(script)}, logFile: ${JSON.stringify(join(folder, 'log'))}, isReady: async () => true }`;
    const supervise = `const { SupervisedProcess } = require(${JSON.stringify(built)}); void new SupervisedProcess(${spec}).start();`;
    const supervisor = spawn(process.execPath, ['--eval', supervise], { stdio: 'ignore' });
    while (!(await accepts(port))) await sleep(20);
    supervisor.kill('SIGKILL');
    while (await accepts(port)) await sleep(20);
    await rm(folder, { recursive: true, force: true });
  });
});
