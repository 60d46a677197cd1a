/** One command of the program. */
export interface LedgerCommand {
  readonly usage: string;
  /** Resolves with what to say on stdout. Throws `UsageError`, `LedgerFault`, `CopyFault` or `EventLogError`. */
  run(args: readonly string[]): Promise<string>;
}
