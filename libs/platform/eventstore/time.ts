/** The request was given up after its own time limit. */
export class TimedOut extends Error {
  constructor(milliseconds: number) {
    super(`no answer within ${milliseconds.toFixed(0)} ms`);
    this.name = 'TimedOut';
  }
}

/** The promise's result, or {@link TimedOut}; what it settles to later is nobody's business any more. */
export async function within<Result>(milliseconds: number, promise: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new TimedOut(milliseconds));
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Returns early, without complaint, when `signal` fires. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted === true) return;
  await new Promise<void>((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    signal?.addEventListener('abort', finish, { once: true });
  });
}

/** Counts the time that a whole request, repeats included, may take. */
export class Deadline {
  private readonly end: number;

  constructor(readonly milliseconds: number) {
    this.end = performance.now() + milliseconds;
  }

  get left(): number {
    return Math.max(0, this.end - performance.now());
  }

  get isOver(): boolean {
    return this.left === 0;
  }
}
