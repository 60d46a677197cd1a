/** How the command ends: pipelines branch on these. */
export const exitCodes = {
  ok: 0,
  error: 1,
  usage: 2,
  denied: 3,
  /** What was asked about is not as it should be: no answer that a pipeline may go on with either. */
  different: 3,
  notVerified: 3,
  conflict: 4,
} as const;

/** The exit code for an answer of the api, by its HTTP status. */
export function exitCodeOf(status: number): number {
  if (status === 401 || status === 403) return exitCodes.denied;
  if (status === 409 || status === 412) return exitCodes.conflict;
  return exitCodes.error;
}
