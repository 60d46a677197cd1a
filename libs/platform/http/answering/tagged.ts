/** An answer with an entity tag of its own; `If-None-Match` with that tag gets 304 and no body. */
export class Tagged {
  constructor(
    /** Without quotes. */
    readonly tag: string,
    readonly body: unknown,
  ) {}
}

export function tagged(tag: string | bigint, body: unknown): Tagged {
  return new Tagged(String(tag), body);
}
