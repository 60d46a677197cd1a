/** What was to be compared could not be read; nothing was. */
export class UnreadableInput extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly remedy: string,
    /** File and line, JSON pointer, or both; empty where the whole is to blame. */
    readonly at: string,
  ) {
    super(message);
  }
}
