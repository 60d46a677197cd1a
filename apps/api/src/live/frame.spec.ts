import { frameOf, projectOf } from './frame';

const event = {
  id: 'e',
  type: 'build.recorded',
  stream: 'build-checkout:b1',
  data: { project: 'checkout', note: 'two\nlines' },
  revision: 0n,
  position: 18204n,
  recordedAt: '2026-01-01T00:00:00.000Z',
  metadata: {
    schemaVersion: 1,
    actor: { kind: 'person', id: 'ana' } as const,
    commandId: 'c',
    causationId: 'r',
    correlationId: 'r',
  },
};

describe('a live event', () => {
  it('is one frame, with its position as id', () => {
    const lines = frameOf(event).split('\n');
    expect(lines.slice(0, 2)).toEqual(['id: 18204', 'event: build.recorded']);
    expect(JSON.parse(String(lines[2]).slice('data: '.length))).toMatchObject({ position: '18204', data: event.data });
    expect(lines.slice(3)).toEqual(['', '']);
  });

  it('belongs to its project', () => {
    expect(projectOf(event)).toBe('checkout');
  });

  it.each(['api-key-k1', 'session-s1', 'request-r1', 'process-p:1'])('is nobody’s news in %s', (stream) => {
    expect(projectOf({ ...event, stream })).toBeUndefined();
  });

  it('is nobody’s news without a project', () => {
    expect(projectOf({ ...event, data: { digest: 'sha256:…' } })).toBeUndefined();
  });
});
