import { setTimeout as pause } from 'node:timers/promises';
import { ApiFailure } from './api-failure';
import type { ApiServer } from './api-server';
import type { JsonObject } from './json-object';
import { isJsonObject, objectsIn, textAt } from './json-object';
import type { Selection } from './resource';
import { collectionPath, selectors } from './resource';

/** A page of objects. Of several, the last one's resource version is where a watch goes on. */
export interface Page {
  readonly objects: readonly JsonObject[];
  readonly resourceVersion: string;
  /** Everything before belongs to a list that could not be finished, and does not count. */
  readonly isFirst: boolean;
}

const PAGE_OBJECTS = 250;
/** A list that takes longer than the API server keeps its pages is begun again, so often. */
const MOST_RESTARTS = 3;

/**
 * All objects of a selection, page by page. Begins again when the token for the next page has expired; asks for fewer
 * objects at once when a page is too large to be taken in.
 */
export async function* listObjects(
  server: ApiServer,
  selection: Selection,
  signal: AbortSignal,
): AsyncGenerator<Page, void, undefined> {
  let limit = PAGE_OBJECTS;
  let restarts = 0;
  let token = '';
  let isFirst = true;
  for (;;) {
    try {
      const page = await onePage(server, selection, { limit: String(limit), continue: token || undefined }, signal);
      yield { ...page, isFirst };
      if (page.next === '') return;
      token = page.next;
      isFirst = false;
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (error.code === 'too-large' && limit > 1) limit = Math.max(1, Math.floor(limit / 8));
      else if (error.code === 'expired' && restarts < MOST_RESTARTS) {
        restarts += 1;
        token = '';
        isFirst = true;
      } else throw error;
    }
    // Whatever else this process does has its turn between two pages.
    await pause(0, undefined, { signal });
  }
}

async function onePage(
  server: ApiServer,
  selection: Selection,
  query: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
) {
  const answer = await server.ask(
    { path: collectionPath(selection), query: { ...selectors(selection), ...query } },
    signal,
  );
  if (!isJsonObject(answer) || !Array.isArray(answer.items)) {
    throw new ApiFailure('unreadable', 'the API server answers no list');
  }
  const { apiVersion, kind } = selection.resource;
  return {
    // Items of a list leave out what the list says for all of them.
    objects: objectsIn(answer.items).map((item): JsonObject => ({ ...item, apiVersion, kind })),
    resourceVersion: textAt(answer, 'metadata', 'resourceVersion') ?? '',
    next: textAt(answer, 'metadata', 'continue') ?? '',
  };
}
