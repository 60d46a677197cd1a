import { InvalidCloudEvent, readCloudEvents } from './read-cloudevents';

const data = { context: { id: 'c-1' } };
const envelope = { specversion: '1.0', id: 'e-1', source: '/ci/7', type: 'dev.cdevents.build.started.0.3.0' };
const read = { id: 'e-1', source: '/ci/7', type: 'dev.cdevents.build.started.0.3.0', data };
const base64 = Buffer.from(JSON.stringify({ context: { id: 'ü' } })).toString('base64');

const structured = (body: unknown) =>
  readCloudEvents({ headers: { 'content-type': 'application/cloudevents+json; charset=utf-8' }, body });
const batch = (body: unknown) =>
  readCloudEvents({ headers: { 'content-type': 'application/cloudevents-batch+json' }, body });
const binary = (headers: Record<string, string>, body: unknown) =>
  readCloudEvents({ headers: { 'content-type': 'application/json', ...headers }, body });
const asHeaders = (attributes: Record<string, string>) =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value]));

function refusedBy(receive: () => unknown) {
  try {
    receive();
  } catch (error) {
    if (error instanceof InvalidCloudEvent) return { problem: error.problem, pointer: error.pointer };
  }
  return undefined;
}

describe('reading CloudEvents', () => {
  it('takes a structured event, with extensions of any kind', () => {
    const event = { ...envelope, time: '2026-01-01T00:00:00Z', weight: 1.5, traceparent: 'x', data };
    expect(structured(event)).toEqual({ mode: 'structured', events: [{ ...read, dataAt: '/data' }] });
  });

  it('takes data that was carried as base64', () => {
    const { events } = structured({ ...envelope, data_base64: base64 });
    expect(events[0]).toEqual({ ...read, data: { context: { id: 'ü' } }, dataAt: '/data_base64' });
  });

  it('takes a binary event, with escapes in its headers', () => {
    const headers = asHeaders({ ...envelope, source: '/ci/%37' });
    expect(binary(headers, data)).toEqual({ mode: 'binary', events: [{ ...read, dataAt: '' }] });
  });

  it('takes a batch, also an empty one', () => {
    expect(batch([])).toEqual({ mode: 'batch', events: [] });
    expect(
      batch([
        { ...envelope, data },
        { ...envelope, id: 'e-2' },
      ]).events,
    ).toMatchObject([
      { id: 'e-1', dataAt: '/0/data' },
      { id: 'e-2', dataAt: '/1/data' },
    ]);
  });

  it.each([
    ['no object', 'event', '', 'it must be an event'],
    ['no id', { ...envelope, id: undefined }, '/id', 'id is missing'],
    ['an empty id', { ...envelope, id: '' }, '/id', 'id must be a text that is not empty'],
    ['an id without end', { ...envelope, id: 'x'.repeat(501) }, '/id', 'id must have at most 500 characters'],
    ['another version', { ...envelope, specversion: '0.3' }, '/specversion', 'specversion must be 1.0'],
    ['a source that is no URI', { ...envelope, source: 'a b' }, '/source', 'source must be a URI reference'],
    [
      'data that is not JSON',
      { ...envelope, datacontenttype: 'text/xml' },
      '/datacontenttype',
      'datacontenttype must be JSON',
    ],
    ['bad base64', { ...envelope, data_base64: '***' }, '/data_base64', 'data_base64 must be base64'],
    ['base64 of no JSON', { ...envelope, data_base64: 'aGVsbG8=' }, '/data_base64', 'its data is not JSON'],
    [
      'data twice',
      { ...envelope, data, data_base64: base64 },
      '/data_base64',
      'data_base64 must not stand beside data',
    ],
  ])('refuses %s', (_what, event, pointer, problem) => {
    expect(refusedBy(() => structured(event))).toEqual({ pointer, problem });
    expect(refusedBy(() => batch([{ ...envelope, data }, event]))).toEqual({ pointer: `/1${pointer}`, problem });
  });

  it('names the header that is to blame', () => {
    const { id, ...others } = envelope;
    expect(refusedBy(() => binary(asHeaders(others), data))).toEqual({ problem: 'header ce-id is missing' });
    expect(refusedBy(() => binary(asHeaders({ ...others, id, specversion: '2' }), data))).toEqual({
      problem: 'header ce-specversion must be 1.0',
    });
  });

  it('refuses a batch that is none or has no end', () => {
    expect(refusedBy(() => batch({}))).toMatchObject({ pointer: '' });
    expect(refusedBy(() => batch(Array.from({ length: 501 }, () => envelope)))).toMatchObject({ pointer: '' });
  });
});
