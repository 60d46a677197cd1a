/** The only source of time; replayed code gets its instants from events instead. */
export abstract class Clock {
  /** Now, RFC 3339 in UTC with milliseconds. */
  abstract now(): string;
}

export class SystemClock extends Clock {
  now(): string {
    return new Date().toISOString();
  }
}
