/** An event of a probe; `size` and `metadataSize` stand for that much padding. */
export interface ProbeEvent {
  readonly id: string;
  readonly type?: string;
  readonly data?: unknown;
  readonly metadata?: unknown;
  readonly binary?: string;
  readonly size?: number;
  readonly metadataSize?: number;
}

/** A literal place, or one that an earlier step saved, moved by so much. */
export type ProbeFrom =
  | 'start'
  | 'end'
  | number
  | { readonly saved: string; readonly plus?: number; readonly plusPrepare?: number }
  | { readonly commit: number; readonly prepare: number };

export interface ProbeFilter {
  readonly on?: 'stream' | 'type';
  readonly regex?: string;
  readonly prefixes?: readonly string[];
  readonly exclude?: boolean;
  readonly maxSearchWindow?: number;
  readonly checkpointInterval?: number;
}

/** `any`, `no-stream`, `stream-exists`, or a revision. */
type Expect = number | string;

export interface AppendStep {
  readonly do: 'append';
  readonly stream: string;
  readonly expect?: Expect;
  readonly events?: readonly ProbeEvent[];
  readonly count?: number;
  readonly template?: ProbeEvent;
  readonly via?: 'batch' | 'single';
  readonly throwOnAppendFailure?: boolean;
  readonly save?: string;
}

export interface ReadStep {
  readonly do: 'read';
  readonly stream: string;
  readonly direction?: 'backwards';
  readonly from?: ProbeFrom;
  readonly max?: number;
  readonly resolve?: boolean;
  readonly countOnly?: boolean;
}

export interface ReadAllStep {
  readonly do: 'read-all';
  readonly direction?: 'backwards';
  readonly from?: ProbeFrom;
  readonly max?: number;
  readonly resolve?: boolean;
  readonly stopAfter?: number;
}

export interface SubscribeStep {
  readonly do: 'subscribe';
  readonly stream?: string;
  readonly from?: ProbeFrom;
  readonly filter?: ProbeFilter;
  readonly resolve?: boolean;
  readonly all?: boolean;
  readonly until?: number | string;
  readonly linger?: number;
  readonly ms?: number;
  readonly during?: readonly ProbeStep[];
  readonly save?: string;
  readonly countOnly?: boolean;
  readonly lastOnly?: boolean;
  readonly exactCheckpoints?: boolean;
}

interface DeletionStep {
  readonly do: 'delete' | 'tombstone';
  readonly stream: string;
  readonly expect?: Expect;
}

interface SetMetadataStep {
  readonly do: 'set-metadata';
  readonly stream: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly expect?: Expect;
}

export type ProbeStep =
  | AppendStep
  | ReadStep
  | ReadAllStep
  | SubscribeStep
  | DeletionStep
  | SetMetadataStep
  | { readonly do: 'get-metadata'; readonly stream: string }
  | { readonly do: 'race'; readonly stream: string; readonly racers: number; readonly expect: Expect }
  | { readonly do: 'cancel-read'; readonly stream: string; readonly after: number }
  | { readonly do: 'sleep'; readonly ms: number };

/** A list of steps, each with what it gave on the real server. */
export interface Probe {
  readonly name: string;
  readonly steps: readonly (ProbeStep & { readonly gave: unknown })[];
}
