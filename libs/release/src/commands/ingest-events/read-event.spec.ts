import { Refusal } from '@ledgerline/kernel';
import type { ProjectShape } from '../../project-shape';
import type { IncomingEvent } from './command';
import { readEvent } from './read-event';

const digest = `sha256:${'5d07'.repeat(16)}`;
const shape: ProjectShape = {
  components: { web: { repository: 'ghcr.io/acme/web' } },
  databases: {},
  datasets: {},
  environments: {},
};
const packaged = 'dev.cdevents.artifact.packaged.0.3.0';
const published = 'dev.cdevents.artifact.published.0.3.0';

function cdEvent(
  type: string,
  content: object,
  more: { context?: object; customData?: unknown; id?: string } = {},
): IncomingEvent {
  const { context = {}, id = `pkg:oci/web@${digest}?repository_url=ghcr.io/acme/web&tag=v84`, ...rest } = more;
  const head = {
    specversion: '0.5.1',
    id: 'e-1',
    source: '/ci/7',
    type,
    timestamp: '2026-11-01T10:00:00Z',
    ...context,
  };
  return {
    id: 'e-1',
    source: '/ci/7',
    type,
    data: { context: head, subject: { id, content }, ...rest },
    dataAt: '/data',
  };
}

function said(event: IncomingEvent): unknown {
  const reading = readEvent(event);
  if (reading instanceof Refusal || typeof reading !== 'function') return reading;
  return reading(shape);
}

const change = { id: '9f1c2d3', source: 'github.com/acme/checkout' };

describe('reading a CDEvent', () => {
  it('finds a build in artifact.packaged', () => {
    expect(said(cdEvent(packaged, { change }, { customData: { authors: ['olga'] } }))).toEqual({
      as: 'build',
      build: {
        component: 'web',
        artifacts: [{ reference: `ghcr.io/acme/web@${digest}`, tags: ['v84'] }],
        source: { repository: 'github.com/acme/checkout', commit: '9f1c2d3', authors: ['olga'] },
        builder: '/ci/7',
      },
    });
  });

  it('takes the same of CDEvents 0.4, which calls its version so', () => {
    const type = 'dev.cdevents.artifact.packaged.0.2.0';
    const event = cdEvent(
      type,
      { change: { id: '9f1c2d3' } },
      { context: { specversion: undefined, version: '0.4.1' } },
    );
    expect(said(event)).toMatchObject({ as: 'build', build: { source: { repository: '/ci/7', authors: [] } } });
  });

  it('finds a publication in artifact.published', () => {
    const publication = { as: 'publication', component: 'web', reference: `ghcr.io/acme/web@${digest}` };
    expect(said(cdEvent(published, { user: 'mei' }))).toEqual({ ...publication, publisher: 'mei' });
    expect(said(cdEvent(published, {}))).toEqual({ ...publication, publisher: '/ci/7' });
  });

  it.each([
    [
      'another word of the vocabulary',
      cdEvent('dev.cdevents.build.started.0.3.0', {}),
      /tells nothing that this ledger keeps/,
    ],
    ['a version to come', cdEvent('dev.cdevents.artifact.packaged.1.0.0', { change }), /tells nothing/],
    ['another vocabulary', { ...cdEvent(packaged, {}), type: 'com.github.push' }, /no word of the CDEvents vocabulary/],
    ['a subject that is no package URL', cdEvent(packaged, { change }, { id: 'web' }), /no package URL/],
    ['a package without a digest', cdEvent(packaged, { change }, { id: 'pkg:oci/web@v84' }), /without a sha256 digest/],
    ['a stranger', cdEvent(published, {}, { id: `pkg:oci/api@${digest}` }), /no repository of a component/],
  ])('says why it keeps nothing of %s', (_what, event, because) => {
    expect(said(event)).toMatchObject({ because: expect.stringMatching(because) as string });
  });

  it.each([
    ['no data', { ...cdEvent(packaged, {}), data: undefined }, '/data', 'data must be object'],
    [
      'no version',
      cdEvent(packaged, { change }, { context: { specversion: undefined } }),
      '/data/context/specversion',
      'context/specversion is missing',
    ],
    [
      'another type inside',
      cdEvent(packaged, { change }, { context: { type: published } }),
      '/data/context/type',
      `context/type is not ${packaged}`,
    ],
    [
      'no time',
      cdEvent(packaged, { change }, { context: { timestamp: 'now' } }),
      '/data/context/timestamp',
      'context/timestamp must match format "date-time"',
    ],
    ['no change', cdEvent(packaged, {}), '/data/subject/content/change', 'subject/content/change is missing'],
    [
      'a change that is no commit',
      cdEvent(packaged, { change: { id: 'a b' } }),
      '/data/subject/content/change/id',
      expect.stringContaining('must match pattern') as string,
    ],
    [
      'authors of no form',
      cdEvent(packaged, { change }, { customData: { authors: [7] } }),
      '/data/customData',
      expect.stringContaining('customData') as string,
    ],
  ])('refuses %s', (_what, event, pointer, problem) => {
    const refusal = said(event);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: 'malformed-event', facts: { problem } });
    expect((refusal as Refusal).pointer).toContain(pointer);
  });
});
