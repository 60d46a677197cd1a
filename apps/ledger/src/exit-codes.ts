/** How a command ends; the same codes as those of the command line. `conflict` is also: damaged, or different. */
export const exitCodes = { ok: 0, error: 1, usage: 2, denied: 3, conflict: 4 } as const;
