import type { GateResult } from '../../gate-result';

/** What a release does on its way, or waits for; each stretch begins where the one before it ended. */
export interface Stretch {
  readonly doing: 'planning' | 'waiting' | 'declaring' | 'rolling-out';
  readonly from: string;
  /** Null while it goes on. */
  readonly to: string | null;
}

/** For so long a gate stood in the way. */
interface GateWait {
  readonly gate: string;
  readonly from: string;
  /** Null while it does. */
  readonly to: string | null;
  /** What it said last while it was shut. */
  readonly because: string;
}

/** Something that was done, and by whom where it was a person. */
export interface Step {
  readonly at: string;
  readonly did:
    | 'requested'
    | 'planned'
    | 'approved'
    | 'took-back'
    | 'broke-gates'
    | 'authorized'
    | 'declared'
    | 'completed'
    | 'failed'
    | 'aborted'
    | 'superseded'
    | 'reached';
  readonly person: string | null;
}

/** Where the time of one promotion, or of one state, went. */
export interface Way {
  readonly steps: readonly Step[];
  readonly stretches: readonly Stretch[];
  readonly waits: readonly GateWait[];
}

export const unbegun: Way = { steps: [], stretches: [], waits: [] };

/** From then on it does something else, or nothing more. */
export function turned(way: Way, at: string, doing: Stretch['doing'] | undefined): Way {
  const before = way.stretches.map((stretch) => (stretch.to === null ? { ...stretch, to: at } : stretch));
  const waits =
    doing === 'waiting' ? way.waits : way.waits.map((wait) => (wait.to === null ? { ...wait, to: at } : wait));
  return { ...way, waits, stretches: doing === undefined ? before : [...before, { doing, from: at, to: null }] };
}

export function stepped(way: Way, at: string, did: Step['did'], person: string | null = null): Way {
  return { ...way, steps: [...way.steps, { at, did, person }] };
}

/** Gates as they stand at an instant; one that is seen shut for the first time was so since the waiting began. */
export function gatesSeen(way: Way, at: string, gates: readonly GateResult[]): Way {
  const began = way.stretches.at(-1);
  const shut = gates.filter(({ holds, mode }) => !holds && mode !== 'warn');
  const known = new Set(way.waits.map(({ gate }) => gate));
  const goingOn = way.waits.map((wait): GateWait => {
    if (wait.to !== null) return wait;
    const now = shut.find(({ gate }) => gate === wait.gate);
    return now === undefined ? { ...wait, to: at } : { ...wait, because: now.because };
  });
  const open = new Set(goingOn.filter(({ to }) => to === null).map(({ gate }) => gate));
  const begun = shut
    .filter(({ gate }) => !open.has(gate))
    .map(({ gate, because }) => ({ gate, because, from: known.has(gate) ? at : (began?.from ?? at), to: null }));
  return { ...way, waits: [...goingOn, ...begun] };
}
