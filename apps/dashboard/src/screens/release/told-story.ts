/** As the api answers them, in as far as it matters here. */
interface Spell {
  readonly from: string;
  /** Null while it goes on. */
  readonly to: string | null;
}
interface Way {
  readonly steps: readonly { readonly at: string; readonly did: string; readonly person: string | null }[];
  readonly stretches: readonly (Spell & { readonly doing: string })[];
  readonly waits: readonly (Spell & { readonly gate: string; readonly because: string })[];
}
interface StoryFacts<State extends Way, Promotion extends Way> {
  readonly states: readonly (State & { readonly state: string })[];
  readonly promotions: readonly (Promotion & { readonly environment: string })[];
}

/** Something that took time, with how long; undefined where nobody knows until when it went on. */
interface Bar {
  readonly name: string;
  readonly ms: number | undefined;
  readonly goesOn: boolean;
  /** Of the longest in the story: from 0 to 1. */
  readonly share: number;
}

/** A stretch, and beneath it what it waited for. */
interface ToldStretch extends Bar {
  readonly waits: readonly (Bar & { readonly because: string })[];
}

/** One promotion, or one state, in the order in which they began. */
export type Chapter<State, Promotion> = {
  readonly begins: string;
  readonly stretches: readonly ToldStretch[];
} & ({ readonly kind: 'state'; readonly of: State } | { readonly kind: 'promotion'; readonly of: Promotion });

const lasted = ({ from, to }: Spell, now: number | undefined): number | undefined => {
  const end = to === null ? now : Date.parse(to);
  return end === undefined ? undefined : Math.max(0, end - Date.parse(from));
};

/** What happened in the order in which it began; `now` is undefined where what goes on has no length. */
export function chapters<S extends Way, P extends Way>(
  { states, promotions }: StoryFacts<S, P>,
  now: number | undefined,
): readonly Chapter<S & { readonly state: string }, P & { readonly environment: string }>[] {
  const ways: readonly Way[] = [...states, ...promotions];
  const longest = Math.max(1, ...ways.flatMap(({ stretches }) => stretches.map((one) => lasted(one, now) ?? 0)));
  const told = (way: Way) => ({
    begins: way.stretches[0]?.from ?? way.steps[0]?.at ?? '',
    stretches: way.stretches.map((stretch) => toldStretch(stretch, way, now, longest)),
  });
  return [
    ...states.map((of) => ({ kind: 'state', of, ...told(of) }) as const),
    ...promotions.map((of) => ({ kind: 'promotion', of, ...told(of) }) as const),
  ].sort((one, other) => (one.begins < other.begins ? -1 : 1));
}

function toldStretch(
  stretch: Way['stretches'][number],
  way: Way,
  now: number | undefined,
  longest: number,
): ToldStretch {
  const bar = (name: string, spell: Spell): Bar => {
    const ms = lasted(spell, now);
    return { name, ms, goesOn: spell.to === null, share: (ms ?? 0) / longest };
  };
  const isIn = ({ from }: Spell) => from >= stretch.from && (stretch.to === null || from < stretch.to);
  const waits = stretch.doing === 'waiting' ? way.waits.filter(isIn) : [];
  return {
    ...bar(stretch.doing, stretch),
    waits: waits.map((wait) => ({ ...bar(wait.gate, wait), because: wait.because })),
  };
}

/** What stood in the way for longest, and where; undefined where nothing did. */
export function longestWait<S extends Way, P extends Way>(
  { states, promotions }: StoryFacts<S, P>,
  now: number | undefined,
): { readonly gate: string; readonly where: string; readonly ms: number } | undefined {
  const all = [
    ...states.flatMap(({ waits, state }) => waits.map((wait) => ({ wait, where: state }))),
    ...promotions.flatMap(({ waits, environment }) => waits.map((wait) => ({ wait, where: environment }))),
  ].map(({ wait, where }) => ({ gate: wait.gate, where, ms: lasted(wait, now) ?? 0 }));
  return all.sort((one, other) => other.ms - one.ms)[0];
}
