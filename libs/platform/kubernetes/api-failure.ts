/** Why the API server gave nothing, as far as it matters what to do next. */
export type FailureCode =
  /** Nobody answers there, or the connection broke. */
  | 'unreachable'
  | 'timed-out'
  /** 401, also with credentials that were read again. */
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  /** 410: a resource version or a continue token is too old. */
  | 'expired'
  /** 409: fields are somebody else's, or the object has changed in the meantime. */
  | 'conflict'
  /** 422 or 400: the API server does not take what it was sent. */
  | 'invalid'
  /** 429 or 503: later. */
  | 'throttled'
  /** More than is taken in. */
  | 'too-large'
  /** No answer of the API that this speaks. */
  | 'unreadable'
  | 'failing'
  /** The kubeconfig, or what it names, cannot be used. */
  | 'no-credentials';

/** One cause of a failure, as the API server details it; without its message, which may quote values. */
export interface FailureCause {
  readonly reason: string;
  /** `.spec.replicas`. */
  readonly field: string;
  /** Whose the field is, in a conflict. */
  readonly manager?: string;
  readonly subresource?: string;
}

export interface FailureFacts {
  readonly status?: number;
  /** How long the API server asks to be left alone. */
  readonly retryAfterMilliseconds?: number;
  readonly causes?: readonly FailureCause[];
}

/** The API server could not be asked, or said no. The message has nothing in it that was sent or received. */
export class ApiFailure extends Error {
  readonly status: number | undefined;
  readonly retryAfterMilliseconds: number | undefined;
  readonly causes: readonly FailureCause[];

  constructor(
    readonly code: FailureCode,
    message: string,
    { status, retryAfterMilliseconds, causes = [] }: FailureFacts = {},
  ) {
    super(message);
    this.name = 'ApiFailure';
    this.status = status;
    this.retryAfterMilliseconds = retryAfterMilliseconds;
    this.causes = causes;
  }

  /** Whether the same may go well a little later. */
  get isPassing(): boolean {
    return passing.has(this.code);
  }
}

const passing: ReadonlySet<FailureCode> = new Set(['unreachable', 'timed-out', 'throttled', 'failing', 'unreadable']);
