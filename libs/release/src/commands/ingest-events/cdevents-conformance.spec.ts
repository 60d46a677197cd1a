import { readCloudEvents } from '@ledgerline/platform/cloudevents';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ReleaseApplication } from '../../testing/release-application';
import { IngestEvents } from './command';

const folder = resolve(__dirname, '../../../../../../shared/fixtures/cdevents-0.5.1/conformance');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
if (files.length === 0) process.stderr.write(`skipped: the CDEvents conformance files are not at ${folder}\n`);

interface CdEvent {
  readonly context: { readonly id: string; readonly source: string; readonly type: string; readonly timestamp: string };
  readonly subject: { readonly id: string };
}

const digest = `sha256:${'5d07'.repeat(16)}`;
const fileOf = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as CdEvent;

/** As the CloudEvents binding of CDEvents says. */
function structured(event: CdEvent) {
  const { id, source, type, timestamp } = event.context;
  const body = { specversion: '1.0', id, source, type, subject: event.subject.id, time: timestamp, data: event };
  return { headers: { 'content-type': 'application/cloudevents+json' }, body };
}

function binary(event: CdEvent) {
  const { id, source, type } = event.context;
  const headers = { 'content-type': 'application/json', 'ce-specversion': '1.0', 'ce-id': id, 'ce-source': source };
  return { headers: { ...headers, 'ce-type': type }, body: event };
}

(files.length === 0 ? describe.skip : describe)('the conformance events of CDEvents 0.5.1', () => {
  let app: ReleaseApplication;
  beforeAll(async () => {
    app = await ReleaseApplication.start();
  });
  afterAll(() => app.stop());

  const ingest = (message: Parameters<typeof readCloudEvents>[0]) =>
    app.execute(new IngestEvents(app.cause(), 'checkout', readCloudEvents(message).events));

  it.each(files)('%s is taken, in either mode, and told to be irrelevant with a reason', async (name) => {
    const event = fileOf(name);
    for (const message of [structured(event), binary(event)]) {
      expect(await ingest(message)).toEqual({
        results: [{ id: event.context.id, outcome: 'irrelevant', because: expect.stringMatching(/.{10}/) as string }],
      });
    }
  });

  it.each(['artifact_packaged.json', 'artifact_published.json'])(
    '%s is recorded when its subject is an artifact of the project',
    async (name) => {
      const event = fileOf(name);
      const subject = { ...event.subject, id: `pkg:oci/web@${digest}?repository_url=ghcr.io/acme/web` };
      const context = { ...event.context, id: `${name} of ours` };
      expect(await ingest(structured({ ...event, context, subject }))).toMatchObject({
        results: [{ outcome: 'recorded', buildId: expect.any(String) as string }],
      });
    },
  );
});
