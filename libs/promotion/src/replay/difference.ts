import { contentDigest } from '@ledgerline/kernel';
import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import type { JsonDifference } from './json-differences';

/**
 * What is not as it was recorded: a `hash`, the result of a `gate`, the `verdict` that was drawn from all of them, a part
 * of the `policy`, an `input`, what the decision is `about`, its `clock`, or the `form` of its event.
 */
const what = ['hash', 'gate', 'verdict', 'policy', 'input', 'about', 'clock', 'form'] as const;

export const Difference = Type.Object(
  {
    what: Type.Union(what.map((kind) => Type.Literal(kind))),
    pointer: Type.String({ description: 'RFC 6901: into the decision as it is told' }),
    gate: Type.Optional(Type.String({ description: 'name of the gate, for one' })),
    recorded: Type.Unknown({ description: 'null for nothing' }),
    recomputed: Type.Unknown({ description: 'null for nothing' }),
    why: Type.String(),
  },
  { $id: 'DecisionDifference' },
);
export type Difference = Omit<Static<typeof Difference>, 'what'> & { readonly what: (typeof what)[number] };

/** No more are told of one decision. */
const MOST = 50;
/** A value with more JSON than that is told as its size and digest. */
const LONGEST = 2_000;

export function differs(
  kind: Difference['what'],
  { pointer, recorded, recomputed }: JsonDifference,
  why: string,
  gate?: string,
): Difference {
  return {
    ...{ what: kind, pointer, recorded: told(recorded), recomputed: told(recomputed), why },
    ...(gate !== undefined && { gate }),
  };
}

/** As many as are told; a tampered decision may differ everywhere. */
export function someOf<Told>(differences: readonly Told[]): readonly Told[] {
  return differences.slice(0, MOST);
}

function told(value: unknown): unknown {
  if (value === undefined) return null;
  const { length } = JSON.stringify(value);
  return length <= LONGEST ? value : `${String(length)} characters of JSON, ${contentDigest(value)}`;
}
