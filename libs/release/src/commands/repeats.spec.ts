import type { Cause } from '@ledgerline/kernel';
import type { Command } from '@nestjs/cqrs';
import { ReleaseApplication } from '../testing/release-application';
import { AttachEvidence } from './attach-evidence/command';
import { CutRelease } from './cut-release/command';
import { RecordBuild } from './record-build/command';

const [web, other] = [`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`];
const source = { repository: 'github.com/acme/checkout', commit: '9f1c2d3', authors: ['olga'] };
const artifacts = [web, other].map((digest) => ({ reference: `ghcr.io/acme/web@${digest}` }));
const document = '<testsuite name="unit"><testcase name="adds"/></testsuite>';
const evidence = { kind: 'junit', suite: 'unit', document, environment: 'dev' } as const;

const inOrder: readonly (readonly [string, (cause: Cause) => Command<unknown>])[] = [
  [
    'recording a build',
    (cause) => new RecordBuild(cause, 'checkout', { component: 'web', artifacts, source, builder: 'ci' }),
  ],
  ['cutting a release', (cause) => new CutRelease(cause, 'checkout', { artifacts: { web } }, 'v84')],
  ['attaching evidence', (cause) => new AttachEvidence(cause, 'checkout', 'v84', evidence)],
];

describe('a repeat after its answer was lost, by when the project has nothing left of what it names', () => {
  let app: ReleaseApplication;
  let restarted: ReleaseApplication;
  const first = new Map<string, { readonly cause: Cause; readonly answer: unknown }>();

  beforeAll(async () => {
    app = await ReleaseApplication.start();
    for (const [what, command] of inOrder) {
      const cause = app.cause();
      first.set(what, { cause, answer: await app.execute(command(cause)) });
    }
    await app.emptied();
    restarted = await ReleaseApplication.on(app.log);
  });
  afterAll(() => Promise.all([app.stop(), restarted.stop()]));

  it.each(inOrder)('%s gets the first answer and writes nothing', async (what, command) => {
    const before = await restarted.types();
    const known = first.get(what);
    if (known === undefined) throw new Error(`${what} was not done`);
    expect(known.answer).toMatchObject({ changed: true });
    expect(await restarted.execute(command(known.cause))).toEqual(known.answer);
    expect(await restarted.types()).toEqual(before);
  });

  it.each(inOrder.slice(0, 2))('%s is refused to whoever asks for the first time', async (_, command) => {
    expect(await restarted.execute(command({ ...app.cause(), commandId: 'another' }))).toMatchObject({
      code: 'unknown-component',
    });
  });

  it('cutting a release gets the first answer also while nothing is refused', async () => {
    const known = first.get('cutting a release');
    if (known === undefined) throw new Error('no release was cut');
    expect(await app.execute(new CutRelease(known.cause, 'checkout', { artifacts: { web } }, 'v84'))).toEqual(
      known.answer,
    );
  });
});
