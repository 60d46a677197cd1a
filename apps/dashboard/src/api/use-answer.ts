import type { UseQueryResult } from '@tanstack/react-query';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Answered } from './answered';
import { answered } from './answered';

declare module '@tanstack/react-query' {
  interface Register {
    queryMeta: {
      /** The projections that it is answered from: a change of one of them asks again. */
      readonly tables?: readonly string[];
    };
  }
}

interface Question<T> {
  readonly project: string;
  /** What is asked, with everything that the answer depends on. */
  readonly key: readonly unknown[];
  /** The projections that answer it (`@ReadsFrom` of the route). */
  readonly tables: readonly string[];
  /** With an instant the answer never changes. */
  readonly at?: string | undefined;
  readonly enabled?: boolean;
  readonly ask: (signal: AbortSignal) => Promise<{ readonly data?: T; readonly response: Response }>;
}

/** Asks the api, and again whenever one of the tables changes. What is shown was answered by the server. */
export function useAnswer<T>({
  project,
  key,
  tables,
  at,
  enabled = true,
  ask,
}: Question<T>): UseQueryResult<Answered<T>> {
  return useQuery({
    queryKey: [project, ...key, at ?? 'now'],
    queryFn: async ({ signal }) => answered(await ask(signal)),
    meta: { tables: at === undefined ? tables : [] },
    placeholderData: keepPreviousData,
    enabled,
  });
}
