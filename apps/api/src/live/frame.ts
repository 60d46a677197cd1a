import type { Recorded } from '@ledgerline/kernel';

/** Streams whose events a reader of the project may see. Keys, requests and processes are nobody's news. */
export function streamPrefixesOf(project: string): readonly string[] {
  const ofProject = ['build', 'release', 'alias', 'environment', 'standing', 'observation', 'drift'];
  return [...ofProject.map((kind) => `${kind}-${project}:`), `project-${project}`, 'promotion-'];
}

const unspoken: readonly string[] = ['api-key-', 'session-', 'request-', 'process-'];

/** The project that the event is about; undefined when it is nobody's news. */
export function projectOf({ stream, data }: Pick<Recorded, 'stream' | 'data'>): string | undefined {
  if (unspoken.some((prefix) => stream.startsWith(prefix))) return undefined;
  if (typeof data !== 'object' || data === null || !('project' in data)) return undefined;
  return typeof data.project === 'string' ? data.project : undefined;
}

/** The event as a server-sent one: its id is the position, with which a reader goes on after a break. */
export function frameOf(event: Recorded): string {
  const { type, stream, data, recordedAt, metadata } = event;
  const told = {
    type,
    stream,
    revision: String(event.revision),
    position: String(event.position),
    recordedAt,
    actor: metadata.actor,
    correlationId: metadata.correlationId,
    data,
  };
  return `id: ${told.position}\nevent: ${type}\ndata: ${JSON.stringify(told)}\n\n`;
}
