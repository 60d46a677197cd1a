import { LedgerlineProblem } from '@ledgerline/api-client';
import { QueryClient } from '@tanstack/react-query';

const TRIES = 3;

/** Nothing is asked again by itself but what changed: the stream of changes says when. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
      retry: (failures, error) => failures < TRIES && isPassing(error),
      retryDelay: (failures) => Math.min(500 * 2 ** failures, 5_000),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Whether the same request may well be answered in a moment. */
function isPassing(error: unknown): boolean {
  return !(error instanceof LedgerlineProblem) || error.status >= 500 || error.status === 429;
}
