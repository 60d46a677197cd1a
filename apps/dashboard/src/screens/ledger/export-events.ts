import { client } from '../../api/client';
import type { LedgerEvent } from './query';
import type { Filter } from './search';

/** As many as a page of the api holds. */
const AT_ONCE = 200;
/** More than that is for the command line, which writes as it reads. */
export const MOST_EXPORTED = 10_000;

interface Wanted {
  readonly project: string;
  readonly filter: Filter;
  readonly at: string | undefined;
  readonly signal: AbortSignal;
  readonly onProgress: (count: number) => void;
}

/** The events with everything that they say, the newest first, one a line. */
export async function exportedEvents({ project, filter, at, signal, onProgress }: Wanted): Promise<Blob> {
  const events: LedgerEvent[] = [];
  let cursor: string | undefined;
  do {
    const page: { limit: number; cursor?: string } = { limit: AT_ONCE, ...(cursor !== undefined && { cursor }) };
    const query = { ...filter, ...page, ...(at !== undefined && { at }), order: 'newest' } as const;
    const { data } = await client.GET('/v1/projects/{project}/history', {
      params: { path: { project }, query },
      signal,
    });
    events.push(...(data?.items ?? []));
    cursor = data?.next ?? undefined;
    onProgress(events.length);
  } while (cursor !== undefined && events.length < MOST_EXPORTED);
  return new Blob(
    events.map((event) => `${JSON.stringify(event)}\n`),
    { type: 'application/x-ndjson' },
  );
}

/** Hands a file to whoever looks at the page. */
export function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
