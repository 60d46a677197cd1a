import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const dist = join(__dirname, '../../dist');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The demo as a newcomer starts it, and the command line against what it leaves running. */
describe('the whole loop', () => {
  let folder: string;
  let demo: ChildProcess;
  let told = '';
  let env: NodeJS.ProcessEnv;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledgerline-loop-'));
    // The embedded PostgreSQL runs as another user, who has to be able to come by.
    spawnSync('chmod', ['755', folder]);
    demo = spawn(process.execPath, [join(dist, 'examples/demo/main.js'), '--data', join(folder, 'demo')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const chunk of demo.stdout ?? []) {
      told += String(chunk);
      if (told.includes('Ctrl-C stops everything')) break;
    }
    const set = (name: string) => new RegExp(`${name}=(\\S+)`).exec(told)?.[1] ?? '';
    env = {
      PATH: process.env.PATH,
      LEDGERLINE_URL: set('LEDGERLINE_URL'),
      LEDGERLINE_API_KEY: set('LEDGERLINE_API_KEY'),
      LEDGERLINE_PROJECT: 'checkout',
    };
  }, 300_000);

  afterAll(async () => {
    demo.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  const ledgerline = (...args: readonly string[]): Ran => {
    const ran = spawnSync(process.execPath, [join(dist, 'apps/cli/src/main.js'), ...args], { env, encoding: 'utf8' });
    return { code: ran.status, out: ran.stdout, err: ran.stderr };
  };
  const json = (...args: readonly string[]): unknown => JSON.parse(ledgerline(...args, '-o', 'json').out);

  it('closes, and every step of it held', () => {
    expect(told).toContain('The loop is closed.');
    expect(told).toContain('identical rows');
  });

  it('shows which release is where', () => {
    expect(json('status')).toMatchObject({
      environments: ['dev', 'stage', 'prod'].map((environment) => ({
        environment,
        intent: { release: { alias: 'v3' } },
        status: 'converged',
      })),
    });
  });

  it('tells declared variance from what is excepted, and has nothing unexplained', () => {
    const { differences } = json('diff', 'stage', 'prod', '--assert') as {
      differences: readonly { key: string; classification: string }[];
    };
    const classified = new Map(differences.map(({ key, classification }) => [key, classification]));
    expect(classified.get('web.replicas')).toBe('declared-variance');
    expect([...classified].filter(([, classification]) => classification === 'excepted')).toHaveLength(1);
    expect([...classified.values()]).not.toContain('unexplained');
  });

  it('shows an environment as it is, as it was an intent ago, and as it was before', () => {
    expect(json('env', 'show', 'prod')).toMatchObject({ intent: { intentRevision: 3, overlayVersion: 2 } });
    expect(json('env', 'show', 'prod~2')).toMatchObject({ intent: { intentRevision: 1, overlayVersion: 1 } });
    const [cut] = json('replay', '--release', 'v1') as readonly { position: string }[];
    expect(json('env', 'show', 'prod', '--at', cut?.position ?? '')).toMatchObject({ intent: null });
  });

  it('replays what happened, by whom', () => {
    const events = json('replay', '--release', 'v1') as readonly { type: string; actor: { id: string } }[];
    const approvals = events.filter(({ type }) => type === 'promotion.plan-approved');
    expect(approvals.map(({ actor }) => actor.id)).toEqual(['ana', 'mei']);
  });

  it('explains a finding and its ways out', () => {
    const { items } = json('drift', 'list') as { items: readonly { findingId: string; status: string }[] };
    expect(items).toMatchObject([{ status: 'excepted' }]);
    expect(ledgerline('drift', 'explain', items[0]?.findingId ?? '').out).toContain('idx_tmp_load');
  });

  it('refuses with a code, a remedy and an exit code to branch on', () => {
    const unknown = ledgerline('promote', 'v99', '--to', 'prod', '--reason', 'x');
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toMatch(/^error: no-such-release .*\n {2}do /);
    expect(ledgerline('status', '-o', 'xml').code).toBe(2);
    expect(ledgerline('nonsense').code).toBe(2);
    const tag = ledgerline(
      ...['build', 'record', '--component', 'web', '--commit', 'abcdef1', '--repository', 'git.example/checkout'],
      ...['--artifact', 'registry.example/checkout/web:latest'],
    );
    expect(tag.code).toBe(1);
    expect(tag.err).toContain('error: tag-not-a-digest');
    expect(tag.err).toContain('/artifacts/0/reference');
    env = { ...env, LEDGERLINE_API_KEY: 'llk_nobody_x' };
    expect(ledgerline('status').code).toBe(3);
  });

  it('stops everything on Ctrl-C', async () => {
    demo.kill('SIGINT');
    await once(demo, 'exit');
    await expect(fetch(`${env.LEDGERLINE_URL ?? ''}/health/live`)).rejects.toThrow('fetch failed');
  });
});
