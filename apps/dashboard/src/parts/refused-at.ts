import { LedgerlineProblem } from '@ledgerline/api-client';

/** What was refused about this field. */
export function refusedAt(error: unknown, pointer: string): string | undefined {
  if (!(error instanceof LedgerlineProblem)) return undefined;
  const { problem } = error;
  return (
    problem.errors?.find((one) => one.pointer === pointer)?.detail ??
    (problem.pointer === pointer ? problem.detail : undefined)
  );
}
