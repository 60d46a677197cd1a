export const roles = ['api', 'conductor', 'projector'] as const;
export type Role = (typeof roles)[number];

export const faultKinds = [
  'crash-before',
  'crash-after',
  'unavailable',
  'lost-request',
  'lost-acknowledgement',
  'late',
  'again',
  'crash-at-checkpoint',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** What a process does when something comes over it. */
export type Doing = 'append' | 'checkpoint' | 'read' | 'delivery' | 'commit';

/** Comes over the first process of this role that does something fitting from this step on. */
export interface Fault {
  readonly after: number;
  readonly role: Role;
  readonly kind: FaultKind;
}

const appending = [
  'crash-before',
  'crash-after',
  'unavailable',
  'lost-request',
  'lost-acknowledgement',
  'late',
] as const;
const fitting: Readonly<Record<Doing, ReadonlySet<FaultKind>>> = {
  append: new Set(appending),
  checkpoint: new Set([...appending, 'crash-at-checkpoint']),
  read: new Set(['unavailable']),
  delivery: new Set(['crash-before', 'unavailable', 'again']),
  commit: new Set(['crash-before', 'crash-after', 'unavailable', 'lost-acknowledgement']),
};

/** The faults of one history, each of which comes at most once. */
export class FaultPlan {
  private readonly left: Fault[];
  /** How many came over somebody, by kind and what was being done. */
  readonly came = new Map<string, number>();
  private over = false;

  constructor(faults: readonly Fault[]) {
    this.left = [...faults];
  }

  take(role: Role, doing: Doing, step: number): FaultKind | undefined {
    if (this.over) return undefined;
    const index = this.left.findIndex(
      (fault) => fault.role === role && fault.after <= step && fitting[doing].has(fault.kind),
    );
    const [fault] = index < 0 ? [] : this.left.splice(index, 1);
    if (fault === undefined) return undefined;
    const name = `${fault.kind} of ${role}'s ${doing}`;
    this.came.set(name, (this.came.get(name) ?? 0) + 1);
    return fault.kind;
  }

  /** From here on nothing goes wrong any more. */
  end(): void {
    this.over = true;
  }
}
