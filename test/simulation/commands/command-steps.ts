import fc from 'fast-check';

const people = ['ana', 'mei', 'otto', 'olga', 'max', 'zed', 'ci'] as const;
export type Person = (typeof people)[number];
/** Which of the two proposals that people keep in mind. */
export type Slot = 0 | 1;
/** New values for prod, each with an owner of its own. */
export interface Wanted {
  readonly replicas?: number;
  readonly memory?: number;
}

const which = fc.constantFrom(0 as const, 1 as const);
const who = fc.constantFrom(...people);
const slot = fc.constantFrom<Slot>(0, 0, 1);
const few = fc.integer({ min: 3, max: 5 });
const wanted: fc.Arbitrary<Wanted> = fc.oneof(
  fc.record({ replicas: few }),
  fc.record({ memory: few }),
  fc.record({ replicas: few, memory: few }),
);
const on = <Do extends string>(what: Do) => fc.record({ do: fc.constant(what), which });

/** One command at the door of prod, where two promotions of two releases meet. */
const commandStep = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('request' as const), which, who }) },
  { weight: 4, arbitrary: on('plan') },
  { weight: 4, arbitrary: on('evaluate') },
  { weight: 9, arbitrary: fc.record({ do: fc.constant('approve' as const), which, who, first: fc.boolean() }) },
  { weight: 1, arbitrary: on('abort') },
  { weight: 1, arbitrary: on('supersede') },
  { weight: 1, arbitrary: on('fail') },
  { weight: 4, arbitrary: on('declare') },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('propose' as const), who, slot, wanted }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('approve-proposal' as const), who, slot }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw-review' as const), who, slot }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reject-proposal' as const), who, slot }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('attest' as const), passed: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('converge' as const) }) },
);
export type CommandStep = typeof commandStep extends fc.Arbitrary<infer Value> ? Value : never;

/** What leads to prod when nothing comes in between. */
const usual: readonly CommandStep[] = [
  { do: 'request', which: 0, who: 'olga' },
  { do: 'plan', which: 0 },
  { do: 'approve', which: 0, who: 'ana', first: false },
  { do: 'approve', which: 0, who: 'mei', first: false },
  { do: 'evaluate', which: 0 },
  { do: 'declare', which: 0 },
];

export const commandSteps: fc.Arbitrary<readonly CommandStep[]> = fc
  .tuple(fc.nat(usual.length), fc.array(commandStep, { minLength: 1, maxLength: 8 }), fc.nat(usual.length))
  .map(([begun, then, ended]) => [...usual.slice(0, begun), ...then, ...usual.slice(usual.length - ended)]);
