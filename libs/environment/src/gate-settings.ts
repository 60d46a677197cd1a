import type { Static, TProperties } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { closed, durationOf, MOST, Name, namesOf, textOf } from './setting-types';

const Mode = Type.Optional(
  Type.Union([Type.Literal('block'), Type.Literal('warn')], {
    description: 'whether the way is shut while it does not hold (the default), or whoever decides is only told',
  }),
);
const gate = <T extends TProperties>(properties: T) => Type.Object({ ...properties, mode: Mode }, closed);

const Approvals = Type.Object(
  {
    of: Type.Optional(Name),
    role: Type.Optional(Name),
    count: Type.Integer({ minimum: 1, maximum: 20 }),
    comment: Type.Optional(Type.Literal('required', { description: 'a word counts only with a comment' })),
  },
  {
    ...closed,
    description:
      'so many distinct people of this group, or with this role, none of whom had a part in what is promoted',
  },
);
const ApprovalsGate = gate({ approvals: Approvals });

const Evidence = Type.Object(
  {
    kind: Type.Union(
      (['junit', 'ctrf', 'sarif', 'in-toto', 'slsa-provenance'] as const).map((kind) => Type.Literal(kind)),
    ),
    suite: Type.Optional(textOf(200, 'the suite that the evidence was attached under; any when absent')),
    verdict: Type.Literal('passed'),
    count: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 100, description: 'so many passing results in a row; 1 when absent' }),
    ),
    'min-tests': Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1_000_000, description: 'so many tests at least in each of them' }),
    ),
    'max-age': Type.Optional(durationOf('how old it may be: 90s, 30m, 2h, 7d')),
    signer: Type.Optional(Type.String({ minLength: 1, description: 'signed with this key of `trust`' })),
    in: Type.Optional(Type.String({ description: 'the environment that it ran in; the state’s own when absent' })),
  },
  { ...closed, description: 'a verification result of the release' },
);

const Soak = Type.Union([
  durationOf('for how long it has been converged in the state’s, or an upstream, environment: 30m, 2h, 7d'),
  Type.Object({ for: durationOf('how long'), in: Name }, { ...closed, description: 'how long, and where' }),
]);

const Severity = Type.Union([Type.Literal('minor'), Type.Literal('material'), Type.Literal('critical')]);
const NoOpenDrift = Type.Union(
  [
    Severity,
    Type.Object(
      { severity: Severity, in: namesOf('environments; those upstream, and the target, when absent') },
      closed,
    ),
  ],
  { description: 'no open finding of that severity or above, and nothing unseen' },
);

const MigrationSafety = Type.Object(
  {
    'at-most': Type.Union([Type.Literal('additive'), Type.Literal('blocking')], {
      description: 'the worst that a migration which is still to run may be',
    }),
  },
  closed,
);

const Dataset = Type.Object(
  {
    name: Name,
    'max-age': Type.Optional(durationOf('how long ago it may have been taken')),
    'verified-in': Type.Optional(
      Type.String({ description: 'the release has converged there, with this version of the dataset' }),
    ),
    'schema-of': Type.Optional(
      Type.String({ description: 'it was taken on the schema that this environment is declared to have' }),
    ),
  },
  { ...closed, description: 'a dataset version of the release' },
);

/** When it opens, by an RFC 5545 rule in a time zone, and for how long. */
const Recurrence = {
  rrule: textOf(500, 'RFC 5545 recurrence rule: FREQ=WEEKLY;BYDAY=MO,TU,WE,TH;BYHOUR=9;BYMINUTE=0'),
  duration: durationOf('for how long each time'),
  timezone: textOf(100, 'IANA time zone: Europe/Berlin'),
};

const Expression = textOf(
  2000,
  'CEL over `release`, `environment`, `evidence`, `promotion` and `now`; true when it holds',
);

/** A condition for a release to reach a state. */
export const GateSetting = Type.Union([
  gate({ evidence: Evidence }),
  ApprovalsGate,
  gate({ soak: Soak }),
  gate({ converged: Type.String({ description: 'the release has converged in this environment' }) }),
  gate({ 'no-open-drift': NoOpenDrift }),
  gate({ migrations: MigrationSafety }),
  gate({ dataset: Dataset }),
  gate({ window: Type.Object(Recurrence, { ...closed, description: 'open at these times only' }) }),
  gate({
    expression: Expression,
    otherwise: Type.Optional(
      Type.Object(
        { approvals: Approvals },
        { ...closed, description: 'what has to hold where the expression does not' },
      ),
    ),
  }),
]);
export type GateSetting = Static<typeof GateSetting>;

export const gatesOf = (description: string) => Type.Array(GateSetting, { maxItems: MOST, description });
