import { Refusal } from '@ledgerline/kernel';
import { ReleaseApplication } from '../../testing/release-application';
import { RecordBuild } from '../record-build/command';
import { StoreBlob } from '../store-blob/command';
import type { CutReleaseAnswer } from './command';
import { CutRelease } from './command';
import type { ReleaseOffer } from './release-offer';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

describe('cutting a release', () => {
  let app: ReleaseApplication;
  let offer: ReleaseOffer;

  beforeEach(async () => {
    app = await ReleaseApplication.start();
    await record('web', 'a', 'b');
    const script = await app.execute(
      new StoreBlob(app.cause(), Buffer.from('create table orders ();'), 'application/sql'),
    );
    if (script instanceof Refusal) throw new Error(script.code);
    offer = { artifacts: { web: digest('a') }, migrations: { orders: [{ id: '0001', checksum: script.digest }] } };
  });
  afterEach(() => app.stop());

  async function record(component: string, ...letters: string[]) {
    const artifacts = letters.map((letter) => ({ reference: `ghcr.io/acme/${component}@${digest(letter)}` }));
    const source = { repository: 'github.com/acme/checkout', commit: '9f1c2d3', authors: ['olga'] };
    const answer = await app.execute(
      new RecordBuild(app.cause(), 'checkout', { component, artifacts, source, builder: 'ci' }),
    );
    if (answer instanceof Refusal) throw new Error(answer.code);
    return answer;
  }

  const cut = (what: ReleaseOffer, alias?: string) => app.execute(new CutRelease(app.cause(), 'checkout', what, alias));

  async function released(what: ReleaseOffer, alias?: string): Promise<CutReleaseAnswer> {
    const answer = await cut(what, alias);
    if (answer instanceof Refusal) throw new Error(answer.code);
    return answer;
  }

  it('registers its migrations, claims its alias and records it, the release last', async () => {
    const answer = await released(offer, 'v84');
    expect(answer).toMatchObject({ alias: 'v84', changed: true });
    expect((await app.types()).slice(-3)).toEqual(['migrations.registered', 'release.alias-claimed', 'release.cut']);
    expect((await app.events()).at(-1)?.stream).toBe(`release-checkout:${answer.releaseId.slice(7)}`);
  });

  it('gives the same content the same release, whoever cuts it again and whatever they call it', async () => {
    const first = await released(offer, 'v84');
    const before = (await app.events()).length;
    expect(await released(offer)).toMatchObject({ releaseId: first.releaseId, alias: 'v84', changed: false });
    expect(await released(offer, 'v84')).toMatchObject({ releaseId: first.releaseId, changed: false });
    expect(await app.events()).toHaveLength(before);
    expect(await released(offer, 'golden')).toMatchObject({
      releaseId: first.releaseId,
      alias: 'golden',
      changed: true,
    });
    expect((await app.types()).filter((type) => type === 'release.cut')).toHaveLength(1);
  });

  it('makes another release of any other content', async () => {
    const first = await released(offer);
    expect((await released({ ...offer, artifacts: { web: digest('b') } })).releaseId).not.toBe(first.releaseId);
  });

  it('finds a build by each of its artifacts', async () => {
    const { buildId } = await record('worker', 'd', 'c');
    const answer = await released({ artifacts: { worker: digest('d') } });
    const data = (await app.events()).at(-1)?.data;
    expect(data).toMatchObject({ releaseId: answer.releaseId, builds: [buildId] });
  });

  it.each<[string, (offer: ReleaseOffer) => ReleaseOffer, string, string]>([
    [
      'an artifact that was never built',
      (one) => ({ ...one, artifacts: { web: digest('f') } }),
      'artifact-not-built',
      '/artifacts/web',
    ],
    [
      'an artifact of another component',
      (one) => ({ ...one, artifacts: { worker: digest('a') } }),
      'artifact-not-built',
      '/artifacts/worker',
    ],
    [
      'a manifest that is not in the ledger',
      (one) => ({ ...one, manifests: { web: digest('f') } }),
      'blob-missing',
      '/manifests/web',
    ],
    [
      'what has no place in a release',
      (one) => ({ ...one, modules: { vpc: { version: 1 } } }) as unknown as ReleaseOffer,
      'invalid-release',
      '/modules/vpc/version',
    ],
  ])('refuses %s and writes nothing', async (_what, change, code, pointer) => {
    const before = (await app.events()).length;
    expect(await cut(change(offer))).toMatchObject({ code, pointer });
    expect(await app.events()).toHaveLength(before);
  });

  it('refuses a migration that changed since an earlier release, and writes nothing', async () => {
    const first = await released(offer);
    const other = await app.execute(new StoreBlob(app.cause(), Buffer.from('drop table orders;'), 'application/sql'));
    if (other instanceof Refusal) throw new Error(other.code);
    const before = (await app.events()).length;
    expect(await cut({ ...offer, migrations: { orders: [{ id: '0001', checksum: other.digest }] } })).toMatchObject({
      code: 'migration-changed',
      facts: { id: '0001', release: first.releaseId },
    });
    expect(await app.events()).toHaveLength(before);
  });

  it('refuses an alias that stands for another release, and writes nothing', async () => {
    await released(offer, 'v84');
    const before = (await app.events()).length;
    expect(await cut({ artifacts: { web: digest('b') } }, 'v84')).toMatchObject({
      code: 'alias-taken',
      pointer: '/alias',
    });
    expect(await app.events()).toHaveLength(before);
  });

  it('lets one of many win an alias that they want at once', async () => {
    await record('worker', '1', '2', '3', '4');
    const offers = ['1', '2', '3', '4'].map((letter) => ({ artifacts: { worker: digest(letter) } }));
    const answers = await Promise.all(offers.map((what) => cut(what, 'golden')));
    expect(answers.filter((answer) => !(answer instanceof Refusal))).toHaveLength(1);
    expect((await app.types()).filter((type) => type === 'release.cut')).toHaveLength(1);
  });

  it('knows no project that was not configured', async () => {
    const answer = await app.execute(new CutRelease(app.cause(), 'payments', offer));
    expect(answer).toEqual(new Refusal('project-not-configured', { project: 'payments' }));
  });
});
