import type { LedgerlineProblem } from '@ledgerline/api-client';
import { useMutation, useQueryClient } from '@tanstack/react-query';

type Sent<T> = Promise<{ readonly data?: T }>;

interface Command<Values, T> {
  readonly project: string;
  /** The key makes a repeated sending the same request. */
  readonly send: (values: Values, idempotencyKey: string) => Sent<T>;
  readonly onDone?: (answer: T | undefined) => void;
}

/** Sends something that changes the ledger. Whatever it changed is asked for again, from what the server says. */
export function useCommand<Values, T>({ project, send, onDone }: Command<Values, T>) {
  const queries = useQueryClient();
  return useMutation<T | undefined, LedgerlineProblem | Error, { readonly values: Values; readonly key: string }>({
    mutationFn: async ({ values, key }) => (await send(values, key)).data,
    onSuccess: (answer) => {
      void queries.invalidateQueries({ queryKey: [project] });
      onDone?.(answer);
    },
  });
}
