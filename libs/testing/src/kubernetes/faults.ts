/** What a request asks for, in the words of the cluster's rules. */
export interface Asked {
  readonly verb: 'get' | 'list' | 'watch' | 'patch' | 'delete' | 'discover' | 'describe';
  /** `deployments.apps`; for what is no resource its path. */
  readonly resource: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly labels?: string;
  readonly isDryRun?: boolean;
}

/** What goes wrong with a request. */
export type Fault =
  | { readonly status: number; readonly retryAfter?: string }
  /** Never answers. */
  | { readonly silence: true }
  /** Ends the connection, at once or after so many bytes of the answer. */
  | { readonly breakAfterBytes: number }
  | { readonly delayMilliseconds: number }
  /** Somebody else is quicker. */
  | { readonly meanwhile: () => void }
  /** Answers with this instead. */
  | { readonly body: string };

interface Planned {
  readonly matches: (asked: Asked) => boolean;
  readonly fault: Fault;
  times: number;
}

/** Things that go wrong, in the order in which they were planned. */
export class Faults {
  private planned: Planned[] = [];
  private readonly forbidden: Partial<Asked>[] = [];

  /** The next so many requests of this kind. */
  plan(of: Partial<Asked>, fault: Fault, times = 1): void {
    this.planned.push({ matches: matching(of), fault, times });
  }

  /** Nobody may do this. */
  forbid(what: Partial<Asked>): void {
    this.forbidden.push(what);
  }

  permitAll(): void {
    this.forbidden.length = 0;
  }

  isForbidden(asked: Asked): boolean {
    return this.forbidden.some((one) => matching(one)(asked));
  }

  for(asked: Asked): Fault | undefined {
    const found = this.planned.find(({ matches, times }) => times > 0 && matches(asked));
    if (found === undefined) return undefined;
    found.times -= 1;
    this.planned = this.planned.filter(({ times }) => times > 0);
    return found.fault;
  }
}

function matching(of: Partial<Asked>): (asked: Asked) => boolean {
  return (asked) => Object.entries(of).every(([name, value]) => asked[name as keyof Asked] === value);
}
