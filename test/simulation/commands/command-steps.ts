import fc from 'fast-check';
import { askings } from './door';

/** Logins; `ana-gh` is ana's other name, zed is in no group, otto has another role than the rest, ci is a service. */
const people = ['ana', 'ana-gh', 'mei', 'otto', 'olga', 'max', 'zed', 'ci'] as const;
export type Person = (typeof people)[number];
/** Which of the two proposals that people keep in mind. */
export type Slot = 0 | 1;
/** New values for prod, each with an owner of its own. */
export interface Wanted {
  readonly replicas?: number;
  readonly memory?: number;
}

/** What an exception can be for: the people's word, what is established upstream, or the freeze. */
const waivable = ['approvals', 'upstream', 'freeze'] as const;
export type Waivable = (typeof waivable)[number];

const which = fc.constantFrom(0 as const, 1 as const);
const who = fc.constantFrom(...people);
const slot = fc.constantFrom<Slot>(0, 0, 1);
const few = fc.integer({ min: 3, max: 5 });
const wanted: fc.Arbitrary<Wanted> = fc.oneof(
  fc.record({ replicas: few }),
  fc.record({ memory: few }),
  fc.record({ replicas: few, memory: few }),
);
const minutes = fc.constantFrom(5, 15, 30);
const alone = <Do extends string>(what: Do) => fc.record({ do: fc.constant(what) });
const onSlot = <Do extends string>(what: Do) => fc.record({ do: fc.constant(what), who, slot });
const on = <Do extends string>(what: Do) => fc.record({ do: fc.constant(what), which });
const by = <Do extends string>(what: Do) => fc.record({ do: fc.constant(what), who });
const onBy = <Do extends string>(what: Do) => fc.record({ do: fc.constant(what), which, who });
/** About the plan that stands now, or about the first that anybody saw. */
const aboutPlan = <Do extends string>(what: Do) =>
  fc.record({ do: fc.constant(what), which, who, first: fc.boolean() });

/** One command at the door of prod, where promotions of two releases meet. */
const commandStep = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ do: fc.constant('request' as const), which, who },
      kind: fc.constantFrom(undefined, undefined, 'rollback' as const, 'retry' as const),
    }),
  },
  { weight: 4, arbitrary: on('plan') },
  { weight: 5, arbitrary: on('evaluate') },
  {
    weight: 9,
    arbitrary: fc.record({
      ...{ do: fc.constant('approve' as const), which, who, first: fc.boolean() },
      comment: fc.constantFrom(true, true, false),
    }),
  },
  { weight: 3, arbitrary: aboutPlan('revoke') },
  { weight: 3, arbitrary: aboutPlan('break') },
  { weight: 1, arbitrary: onBy('review') },
  { weight: 1, arbitrary: on('abort') },
  { weight: 1, arbitrary: on('supersede') },
  { weight: 1, arbitrary: on('fail') },
  { weight: 4, arbitrary: on('declare') },
  { weight: 1, arbitrary: on('declare-late') },
  { weight: 1, arbitrary: alone('rollout-failed') },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('propose' as const), who, slot, wanted }) },
  { weight: 5, arbitrary: onSlot('approve-proposal') },
  { weight: 1, arbitrary: onSlot('withdraw-review') },
  { weight: 1, arbitrary: onSlot('reject-proposal') },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('attest' as const), passed: fc.boolean() }) },
  { weight: 2, arbitrary: alone('converge') },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('freeze' as const), who, minutes }) },
  { weight: 1, arbitrary: by('lift-freeze') },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ do: fc.constant('want-exception' as const), who, minutes, gate: fc.constantFrom(...waivable) },
      only: fc.constantFrom(undefined, 0 as const, 1 as const),
    }),
  },
  { weight: 3, arbitrary: by('agree') },
  { weight: 1, arbitrary: by('end-exception') },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('reject' as const), which, who, heard: fc.boolean() }),
  },
  { weight: 1, arbitrary: onBy('lift-rejection') },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), minutes: fc.constantFrom(1, 5, 10, 15) }) },
);
export type CommandStep = typeof commandStep extends fc.Arbitrary<infer Value> ? Value : never;
/** The steps of one kind. */
export type StepOf<Do extends CommandStep['do']> = Extract<CommandStep, { do: Do }>;

const asked: readonly CommandStep[] = [
  { do: 'request', which: 0, who: 'olga', kind: undefined },
  { do: 'plan', which: 0 },
];
const going: readonly CommandStep[] = [
  { do: 'evaluate', which: 0 },
  { do: 'declare', which: 0 },
];
const approves = (person: Person): CommandStep => ({
  ...{ do: 'approve', which: 0, who: person, first: false, comment: true },
});
const approved = [approves('ana'), approves('mei')];
const onProposal = (what: StepOf<'approve-proposal' | 'withdraw-review'>['do'], person: Person, about: Slot = 0) =>
  ({ do: what, who: person, slot: about }) as const;
const breaks = (person: Person): CommandStep => ({ do: 'break', which: 0, who: person, first: false });

/** What leads to prod, or changes its values, when nothing comes in between. */
const ways: readonly { readonly weight: number; readonly steps: readonly CommandStep[] }[] = [
  { weight: 5, steps: [...asked, ...approved, ...going] },
  { weight: 1, steps: [...asked, { do: 'freeze', who: 'mei', minutes: 15 }, breaks('ana'), breaks('mei'), ...going] },
  {
    weight: 1,
    steps: [
      ...[...asked, ...approved, { do: 'attest', passed: false } as const],
      { do: 'want-exception', who: 'otto', minutes: 15, gate: 'upstream', only: undefined },
      { do: 'agree', who: 'mei' },
      ...going,
    ],
  },
  {
    weight: 1,
    steps: [
      ...[...asked, ...approved, { do: 'evaluate', which: 0 } as const],
      { do: 'revoke', which: 0, who: 'mei', first: false },
      { do: 'declare-late', which: 0 },
      ...[approves('otto'), ...going],
    ],
  },
  {
    weight: 2,
    steps: [
      ...[...asked, approves('ana'), breaks('ana')],
      { do: 'propose', who: 'zed', slot: 0, wanted: { replicas: 4 } },
      { do: 'approve-proposal', who: 'otto', slot: 0 },
      ...[{ do: 'plan', which: 0 } as const, ...approved, ...going],
    ],
  },
  {
    weight: 1,
    steps: [
      ...[...asked, ...approved, ...going, { do: 'rollout-failed' } as const],
      { do: 'request', which: 0, who: 'zed', kind: 'retry' },
      ...[{ do: 'plan', which: 0 } as const, ...approved, ...going],
    ],
  },
  {
    weight: 2,
    steps: [
      { do: 'propose', who: 'zed', slot: 0, wanted: { replicas: 4, memory: 4 } },
      { do: 'propose', who: 'max', slot: 1, wanted: { memory: 5 } },
      ...[onProposal('approve-proposal', 'ana'), onProposal('withdraw-review', 'ana-gh')],
      ...[onProposal('approve-proposal', 'mei'), onProposal('approve-proposal', 'ana-gh')],
      ...[onProposal('approve-proposal', 'mei', 1), ...asked, ...approved, ...going],
    ],
  },
];

/** A history at the door of a prod that asks for people's word in one of several ways. */
export const commandHistory = fc.record({
  asking: fc.constantFrom('group' as const, ...askings),
  steps: fc
    .oneof(...ways.map(({ weight, steps }) => ({ weight, arbitrary: fc.constant(steps) })))
    .chain((way) =>
      fc
        .tuple(fc.nat(way.length), fc.array(commandStep, { minLength: 1, maxLength: 8 }), fc.nat(way.length))
        .map(([begun, then, ended]) => [...way.slice(0, begun), ...then, ...way.slice(way.length - ended)]),
    ),
});
export type CommandHistory = typeof commandHistory extends fc.Arbitrary<infer Value> ? Value : never;
