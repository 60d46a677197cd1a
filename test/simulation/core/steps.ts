import fc from 'fast-check';
import type { Fault } from './faults';
import { faultKinds, roles } from './faults';
import { environments, logins, prodGates, releases } from './project';

const environment = fc.constantFrom(...environments);
const login = fc.constantFrom(...logins);
/** Counts back from the newest. */
const back = fc.nat(3);
const release = fc.nat(releases.length - 1);
const verdict = fc.constantFrom('passed' as const, 'passed' as const, 'failed' as const);
const suite = fc.constantFrom('unit' as const, 'integration' as const);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** For how long something is shut or waived. */
const span = fc.constantFrom(30 * MINUTE, 3 * HOUR, 12 * HOUR);

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('promote' as const), release, environment, login }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ do: fc.constant('again' as const), release, environment, login },
      kind: fc.constantFrom('rollback' as const, 'retry' as const),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('approve' as const),
      back,
      login,
      plan: fc.constantFrom('current' as const, 'current' as const, 'current' as const, 'first' as const),
      comment: fc.constantFrom(true, true, false),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('revoke' as const), back, login }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('break-glass' as const), back, login }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('freeze' as const), login, milliseconds: span }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lift-freeze' as const), back, login }) },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ do: fc.constant('want-exception' as const), login, milliseconds: span, gate: fc.constantFrom(...prodGates) },
      only: fc.option(release, { nil: undefined }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('agree' as const), back, login }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reject' as const), release, login }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lift-rejection' as const), release, login }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('abort' as const), back, login }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('observe' as const),
      environment,
      how: fc.constantFrom('as-declared' as const, 'as-declared' as const, 'drifted' as const, 'partial' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('attest' as const), release, suite, environment, verdict }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('propose' as const),
      environment,
      value: fc.integer({ min: 3, max: 9 }),
      keys: fc.constantFrom(['web.replicas'], ['web.replicas'], ['web.batch'], ['web.replicas', 'web.batch']),
      login,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('decide-proposal' as const),
      back,
      login,
      how: fc.constantFrom(
        'approve' as const,
        'approve' as const,
        'approve' as const,
        'withdraw' as const,
        'reject' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('report' as const),
      environment,
      status: fc.constantFrom('started' as const, 'finished' as const, 'failed' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('build' as const), number: fc.nat(5), login }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      milliseconds: fc.constantFrom(MINUTE, HOUR, 3 * HOUR, 2 * DAY, -2 * DAY),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('repeat' as const), back: fc.nat(8), sameBody: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('poison' as const), back }) },
  { weight: 2, arbitrary: fc.constant({ do: 'rest' as const }) },
);
export type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** A release on its way, with somebody who does what each environment asks for. */
const journey = fc.record({
  release,
  to: fc.constantFrom('dev' as const, 'stage' as const, 'prod' as const, 'prod' as const, 'prod' as const),
  /** How prod is entered: by approvals, and what comes beside them or goes for them. */
  by: fc.constantFrom(
    ...(['approvals', 'approvals', 'words-taken-back', 'glass'] as const),
    ...(['exception', 'freeze', 'freeze', 'rejection'] as const),
  ),
  /** Who tries to approve it before those who may; all at once. */
  crowd: fc.shuffledSubarray(logins, { maxLength: 5 }),
  /** Its plan moves while it is being approved. */
  replanned: fc.boolean(),
  /** Its environments' own values change while it enters them. */
  raced: fc.boolean(),
  /** Its tests fail first. */
  flaky: fc.boolean(),
});
export type Journey = typeof journey extends fc.Arbitrary<infer Value> ? Value : never;

const fault: fc.Arbitrary<Fault> = fc.record({
  after: fc.nat(1_000),
  role: fc.constantFrom(...roles, 'conductor'),
  kind: fc.constantFrom(...faultKinds),
});

/** Everything that a simulated world needs to be lived through again. */
export interface History {
  readonly schedule: number;
  readonly conductors: number;
  readonly projectors: number;
  /** Whether the journeys are made at once, instead of one after the other. */
  readonly together: boolean;
  readonly journeys: readonly Journey[];
  /** Meanwhile, by several people at once; each of them one step after the other. */
  readonly meanwhile: readonly (readonly Step[])[];
  readonly faults: readonly Fault[];
}

const few = { weight: 3, arbitrary: fc.constant(1) };
export const histories: fc.Arbitrary<History> = fc.record({
  schedule: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  conductors: fc.oneof(few, { weight: 2, arbitrary: fc.constant(2) }),
  projectors: fc.oneof(few, { weight: 1, arbitrary: fc.constant(2) }),
  together: fc.boolean(),
  journeys: fc.array(journey, { minLength: 1, maxLength: 2 }),
  meanwhile: fc.array(fc.array(step, { maxLength: 8 }), { minLength: 1, maxLength: 2 }),
  faults: fc.array(fault, { maxLength: 12 }),
});
