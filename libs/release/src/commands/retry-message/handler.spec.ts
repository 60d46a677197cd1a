import { digestOf } from '@ledgerline/kernel';
import { MessageQuarantined } from '../../events';
import { ReleaseApplication } from '../../testing/release-application';
import { DiscardMessage } from '../discard-message/command';
import { IngestEvents } from '../ingest-events/command';
import { QuarantineMessage } from '../quarantine-message/command';
import { RetryMessage } from './command';

function artifact(predicate: 'packaged' | 'published') {
  const [id, source, type] = [predicate, '/ci/7', `dev.cdevents.artifact.${predicate}.0.3.0`];
  const context = { specversion: '0.5.1', id, source, type, timestamp: '2026-11-01T10:00:00Z' };
  const content = predicate === 'packaged' ? { change: { id: '9f1c2d3' } } : { user: 'mei' };
  const subject = `pkg:oci/web@sha256:${'a'.repeat(64)}?repository_url=ghcr.io/acme/web`;
  return { specversion: '1.0', id, source, type, data: { context, subject: { id: subject, content } } };
}

describe('trying a message again', () => {
  let app: ReleaseApplication;
  beforeEach(async () => {
    app = await ReleaseApplication.start();
  });
  afterEach(() => app.stop());

  const { messageId } = MessageQuarantined.sample;

  async function setAside(value: unknown): Promise<void> {
    const payload = Buffer.from(JSON.stringify(value));
    const { payloadKept, ...sample } = MessageQuarantined.sample;
    const message = { ...sample, digest: digestOf(payload), bytes: payload.length };
    expect(payloadKept).toBe(true);
    await app.execute(new QuarantineMessage(app.cause(), message, payload));
  }
  const retry = () => app.execute(new RetryMessage(app.cause(), 'checkout', messageId));

  it('takes it once what kept it out is mended', async () => {
    await setAside(artifact('published'));
    expect(await retry()).toMatchObject({ code: 'build-not-recorded' });
    const event = { ...artifact('packaged'), dataAt: '/data' };
    await app.execute(new IngestEvents(app.cause(), 'checkout', [event]));
    expect(await retry()).toMatchObject({ changed: true });
    expect((await app.types()).slice(-3)).toEqual(['delivery.accepted', 'build.published', 'message.released']);
    expect(await retry()).toMatchObject({ code: 'message-settled', facts: { status: 'released' } });
  });

  it('leaves it where it is while it still cannot be taken', async () => {
    await setAside({ ...artifact('packaged'), data: {} });
    expect(await retry()).toMatchObject({ code: 'malformed-event' });
    expect(await app.execute(new DiscardMessage(app.cause(), 'checkout', messageId, 'x'))).toMatchObject({
      changed: true,
    });
  });

  it('needs the payload, and a message that was set aside', async () => {
    expect(await retry()).toMatchObject({ code: 'no-such-message' });
    await setAside({ token: 'x' });
    expect(await retry()).toMatchObject({ code: 'payload-not-kept' });
  });
});
