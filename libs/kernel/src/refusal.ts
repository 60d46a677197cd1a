/** A command that the domain turns down. Nothing is written; the caller learns why and what to do about it. */
export class Refusal<Code extends string = string> {
  constructor(
    readonly code: Code,
    readonly facts: Readonly<Record<string, string | number>> = {},
    /** JSON pointer (RFC 6901) into what was sent, where one place is to blame. */
    readonly pointer?: string,
  ) {}
}

export function refuse<const Code extends string>(
  code: Code,
  facts?: Refusal['facts'],
  pointer?: string,
): Refusal<Code> {
  return new Refusal(code, facts, pointer);
}

/** What the edge says for a refusal. `{name}` in a text is replaced by the fact of that name. */
export interface RefusalText {
  readonly status: 400 | 403 | 404 | 409 | 412 | 422;
  readonly says: string;
  readonly remedy: string;
}
