import { Refusal } from '@ledgerline/kernel';
import { ReleaseApplication } from '../../testing/release-application';
import type { IncomingEvent, IngestResult } from './command';
import { IngestEvents } from './command';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

function artifact(predicate: 'packaged' | 'published', id: string, letter = 'a', commit = '9f1c2d3'): IncomingEvent {
  const type = `dev.cdevents.artifact.${predicate}.0.3.0`;
  const context = { specversion: '0.5.1', id, source: '/ci/7', type, timestamp: '2026-11-01T10:00:00Z' };
  const content = predicate === 'packaged' ? { change: { id: commit } } : { user: 'mei' };
  const subject = { id: `pkg:oci/web@${digest(letter)}?repository_url=ghcr.io/acme/web`, content };
  return { id, source: '/ci/7', type, data: { context, subject }, dataAt: '/data' };
}

describe('taking in CDEvents', () => {
  let app: ReleaseApplication;
  beforeEach(async () => {
    app = await ReleaseApplication.start();
  });
  afterEach(() => app.stop());

  async function ingest(...events: IncomingEvent[]): Promise<readonly IngestResult[]> {
    const answer = await app.execute(new IngestEvents(app.cause(), 'checkout', events));
    if (answer instanceof Refusal) throw new Error(answer.code);
    return answer.results;
  }

  it('records a build and its publication, each once however often it comes', async () => {
    const events = [artifact('packaged', 'e-1'), artifact('published', 'e-2')];
    const [built, published] = await ingest(...events);
    expect(built).toMatchObject({ id: 'e-1', outcome: 'recorded' });
    expect(published).toMatchObject({ id: 'e-2', outcome: 'recorded', buildId: built?.buildId });
    const types = ['delivery.accepted', 'build.recorded', 'delivery.accepted', 'build.published'];
    expect(await app.types()).toEqual(types);

    const again = await ingest(...events, ...events);
    expect(again.map(({ outcome }) => outcome)).toEqual(['repeated', 'repeated', 'repeated', 'repeated']);
    expect(again[0]).toMatchObject({ buildId: built?.buildId, position: built?.position });
    expect(await app.types()).toEqual(types);
  });

  it('does not take another content for the one that came under its id before', async () => {
    await ingest(artifact('packaged', 'e-1', 'a'));
    const results = await ingest(artifact('packaged', 'e-1', 'b'), artifact('packaged', 'e-2', 'b'));
    expect(results.map(({ outcome }) => outcome)).toEqual(['conflict', 'recorded']);
    expect((await app.types()).filter((type) => type === 'build.recorded')).toHaveLength(2);
  });

  it('does not do so within one batch either', async () => {
    const results = await ingest(artifact('packaged', 'e-1', 'a'), artifact('packaged', 'e-1', 'b'));
    expect(results.map(({ outcome }) => outcome)).toEqual(['recorded', 'conflict']);
  });

  it('records a delivery once when it comes many times at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => ingest(artifact('packaged', 'e-1'))));
    expect(await app.types()).toEqual(['delivery.accepted', 'build.recorded']);
  });

  it('asks for the build first, and takes the publication when it is sent again after it', async () => {
    const [early] = await ingest(artifact('published', 'e-2'));
    expect(early).toMatchObject({
      outcome: 'irrelevant',
      because: expect.stringContaining('send its artifact.packaged') as string,
    });
    const [, late] = await ingest(artifact('packaged', 'e-1'), artifact('published', 'e-2'));
    expect(late).toMatchObject({ outcome: 'recorded' });
  });

  it('writes nothing of a batch of which one event cannot be read', async () => {
    const broken = { ...artifact('packaged', 'e-2'), data: {}, dataAt: '/1/data' };
    const answer = await app.execute(new IngestEvents(app.cause(), 'checkout', [artifact('packaged', 'e-1'), broken]));
    expect(answer).toMatchObject({ code: 'malformed-event', pointer: '/1/data/context' });
    expect(await app.types()).toEqual([]);
  });
});
