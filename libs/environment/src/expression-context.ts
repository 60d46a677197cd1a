import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const Instant = Type.String({ format: 'date-time' });
const byName = <T extends Parameters<typeof Type.Record>[1]>(value: T, description: string) =>
  Type.Record(Type.String(), value, { description });

const ReleaseInExpression = Type.Object({
  id: Type.String({ description: '`sha256:` and 64 digits' }),
  alias: Type.String(),
  authors: Type.Array(Type.String(), { description: 'who had a hand in it' }),
  states: Type.Array(Type.String(), { description: 'that it has reached, of those that are asked for here' }),
  artifacts: byName(Type.Object({ digest: Type.String() }), 'by component'),
  modules: byName(Type.Object({ version: Type.String() }), 'by name'),
  datasets: byName(
    Type.Object({ version: Type.String(), takenAt: Type.Optional(Instant) }),
    'by name; `takenAt` where the release says it',
  ),
  migrations: Type.Array(
    Type.Object({
      database: Type.String(),
      id: Type.String(),
      safety: Type.String({ description: 'additive, blocking, destructive or unknown' }),
    }),
    { description: 'those that the environment does not have yet, in the order in which they run' },
  ),
});

const EnvironmentInExpression = Type.Object({
  name: Type.String(),
  admits: Type.String(),
  labels: byName(Type.String(), 'by name'),
  release: Type.String({ description: 'alias of the release that is declared there now; empty for none' }),
});

const PromotionInExpression = Type.Object({
  requester: Type.String({ description: 'empty where nobody asked, as for a state that is reached' }),
  kind: Type.String({ description: 'promotion, rollback or retry' }),
  changes: Type.Array(Type.Object({ kind: Type.String(), subject: Type.String(), classification: Type.String() }), {
    description: 'of the plan',
  }),
});

const EvidenceInExpression = Type.Array(
  Type.Object({
    kind: Type.String(),
    suite: Type.String(),
    environment: Type.String({ description: 'empty for what ran on the artifacts alone' }),
    verdict: Type.String({ description: 'passed or failed' }),
    tests: Type.Integer(),
    failed: Type.Integer(),
    predicateType: Type.String({ description: 'what an in-toto statement is; empty for everything else' }),
    signers: Type.Array(Type.String(), { description: 'names of the keys of `trust` that signed it' }),
    at: Instant,
  }),
  { description: 'the newest result of every suite in every environment, as they were attached' },
);

/** What an expression of a gate can look at. Whole numbers are ints, instants are timestamps. */
export const ExpressionContext = Type.Object({
  release: ReleaseInExpression,
  environment: EnvironmentInExpression,
  promotion: PromotionInExpression,
  evidence: EvidenceInExpression,
  now: Instant,
});
export type ExpressionContext = Static<typeof ExpressionContext>;
