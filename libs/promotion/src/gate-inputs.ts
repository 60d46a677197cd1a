import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { ExpressionContext } from '@ledgerline/environment';
import { DatasetFact, ExceptionFact, FreezeFact, MigrationsFact } from './gate-facts';

const Instant = Type.String({ format: 'date-time' });

/** A stretch of time in which a release was what an environment is declared to be, from its first convergence. */
export const Stint = Type.Object({ since: Instant, until: Type.Optional(Instant) });
export type Stint = Static<typeof Stint>;

/** One verification result, as gates look at it. */
export const EvidenceFact = Type.Object({
  evidenceId: Type.String(),
  kind: Type.String(),
  suite: Type.String(),
  /** Absent for what ran on the artifacts alone. */
  environment: Type.Optional(Type.String()),
  verdict: Type.Union([Type.Literal('passed'), Type.Literal('failed')]),
  tests: Type.Integer(),
  /** Failures and errors. */
  failed: Type.Integer(),
  /** What an in-toto statement is. */
  predicateType: Type.Optional(Type.String()),
  /** Who signed it, by the names under which the project trusted their keys then. */
  signers: Type.Optional(Type.Array(Type.String())),
  at: Instant,
});
export type EvidenceFact = Static<typeof EvidenceFact>;

/** How a release stands towards one state. */
export const StateFact = Type.Object({
  state: Type.String(),
  reached: Type.Boolean(),
  /** What it still lacks, in sentences. */
  missing: Type.Array(Type.String()),
  earliest: Type.Optional(Instant),
});
export type StateFact = Static<typeof StateFact>;

export const EnvironmentFact = Type.Object({
  /** Oldest first. */
  stints: Type.Array(Stint),
  /** Findings of material or higher severity that nobody has resolved or excepted. */
  openFindings: Type.Array(Type.String()),
  /** Where a gate asks for them: the minor ones beside those, and the critical ones among those. */
  minorFindings: Type.Optional(Type.Array(Type.String())),
  criticalFindings: Type.Optional(Type.Array(Type.String())),
  /** Detectors whose latest observation is not complete. */
  blind: Type.Array(Type.String()),
  /** The last migration of each database as declared there; where a gate asks for it. */
  schema: Type.Optional(Type.Record(Type.String(), Type.String())),
});
export type EnvironmentFact = Static<typeof EnvironmentFact>;

/** Everything that gates are evaluated on; recorded with the result, so that it can be evaluated again. */
export const GateInputs = Type.Object({
  now: Instant,
  release: Type.String({ description: 'alias' }),
  project: Type.String(),
  states: Type.Array(StateFact),
  environments: Type.Record(Type.String(), EnvironmentFact),
  /** In the order in which it was attached; what no gate asks for is left out. */
  evidence: Type.Array(EvidenceFact),
  approvals: Type.Array(
    Type.Object({
      person: Type.String(),
      groups: Type.Array(Type.String()),
      role: Type.Optional(Type.String()),
      comment: Type.Optional(Type.String()),
    }),
  ),
  /** Whose approval does not count, and why. */
  involved: Type.Array(Type.Object({ person: Type.String(), as: Type.String() })),
  /** What the way in does to the environment's databases; absent where no database is touched. */
  migrations: Type.Optional(MigrationsFact),
  /** Dataset versions of the release that gates ask for. */
  datasets: Type.Optional(Type.Record(Type.String(), DatasetFact)),
  /** Freezes that hold, or will, for the environment. */
  freezes: Type.Optional(Type.Array(FreezeFact)),
  /** Somebody decided that the release goes nowhere, or not here. */
  rejection: Type.Optional(Type.Object({ person: Type.String(), reason: Type.String() })),
  /** Gates that somebody is excused from here. */
  exceptions: Type.Optional(Type.Array(ExceptionFact)),
  /** Two people broke the glass for this very promotion. */
  breakGlass: Type.Optional(Type.Object({ people: Type.Array(Type.String()), reason: Type.String(), until: Instant })),
  /** What expressions are evaluated on, but for evidence and time; where a gate has one. */
  expression: Type.Optional(Type.Omit(ExpressionContext, ['evidence', 'now'])),
});
export type GateInputs = Static<typeof GateInputs>;

/** What is known without the plan: who approved it and who may not belongs to the promotion. */
export type ReleaseInputs = Omit<GateInputs, 'approvals' | 'involved' | 'breakGlass'>;
