import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const NAME = '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$';
const Name = Type.String({ pattern: NAME });
const closed = { additionalProperties: false };
const most = 200;
const byName = <T extends Parameters<typeof Type.Record>[1]>(value: T, description: string) =>
  Type.Record(Type.String({ pattern: NAME }), value, { ...closed, maxProperties: most, description });
const namesOf = (description: string) => Type.Array(Name, { maxItems: most, description });
const fileAt = (description: string) => Type.String({ minLength: 1, maxLength: 500, description });
const textOf = (maxLength: number, description: string) => Type.String({ minLength: 1, maxLength, description });

/** Segments between dots; `*` stands for any one segment, and for the rest when it ends the key. */
const VARIANCE_KEY = '^[^\\s.]{1,100}(?:\\.[^\\s.]{1,100}){1,19}$';
const LABEL = '^[A-Za-z0-9](?:[A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$';

/** ISO-8601-like short duration: `90s`, `30m`, `2h`, `7d`. */
const durationOf = (description: string) => Type.String({ pattern: '^[1-9][0-9]{0,4}[smhd]$', description });

/** A condition for a release to reach a state. */
const Gate = Type.Union([
  Type.Object(
    {
      evidence: Type.Object(
        {
          kind: Type.Literal('junit'),
          suite: textOf(200, 'the suite that the evidence was attached under'),
          verdict: Type.Literal('passed'),
          'max-age': Type.Optional(durationOf('how old it may be: 90s, 30m, 2h, 7d')),
        },
        { ...closed, description: 'a verification result of the release' },
      ),
    },
    closed,
  ),
  Type.Object(
    {
      approvals: Type.Object(
        { of: Name, count: Type.Integer({ minimum: 1, maximum: 20 }) },
        { ...closed, description: 'so many people of this group, none of whom had a part in it' },
      ),
    },
    closed,
  ),
  Type.Object(
    { soak: durationOf('for how long it has been converged in the state’s, or an upstream, environment: 30m, 2h, 7d') },
    closed,
  ),
  Type.Object(
    {
      'no-open-drift': Type.Literal('material', { description: 'no open finding of that severity or above upstream' }),
    },
    closed,
  ),
]);
type Gate = Static<typeof Gate>;

/** A key that may differ between environments: JSON Schema for its value, and who answers for it. */
export interface VarianceRule {
  owner: string;
  why: string;
  environments?: string[];
  [keyword: string]: unknown;
}
export const VarianceRule = Type.Unsafe<VarianceRule>(
  Type.Object(
    {
      owner: textOf(200, 'who answers for the difference'),
      why: textOf(2000, 'why there may be one'),
      environments: Type.Optional(namesOf('where it may differ; everywhere when absent')),
    },
    { additionalProperties: true, description: 'JSON Schema 2020-12 keywords for the value, with owner and why' },
  ),
);

const Component = Type.Object(
  {
    artifact: Type.Union([Type.Literal('oci'), Type.Literal('tarball')]),
    repository: textOf(500, 'where its artifacts are, without tag or digest'),
  },
  closed,
);

const Database = Type.Object(
  {
    engine: Type.Literal('postgres'),
    migrations: fileAt('folder of its SQL files, which run in the order of their names'),
  },
  closed,
);

const Dataset = Type.Object(
  {
    kind: textOf(100, 'what it is'),
    from: Type.Optional(fileAt('file that tells which version of it a release takes, and where that comes from')),
  },
  closed,
);

const EnvironmentSettings = Type.Object(
  {
    admits: Type.String({
      pattern: NAME,
      description: 'the release state that may enter; every release is a candidate',
    }),
    after: namesOf('upstream environments in which the release must have converged first'),
    labels: Type.Record(Type.String({ pattern: LABEL }), Type.String({ maxLength: 200 }), {
      ...closed,
      maxProperties: most,
    }),
    observe: namesOf('detectors whose complete observations establish convergence: artifacts, flagd, postgres'),
  },
  closed,
);

const State = Type.Object(
  {
    in: Type.Optional(
      Type.String({
        pattern: NAME,
        description: 'where the release must have converged; absent for a state that is authorised',
      }),
    ),
    gates: Type.Array(Gate, { maxItems: most, description: 'what has to hold for a release to reach the state' }),
  },
  closed,
);

/** `ledgerline.yaml`, as applied. Paths in it are read by the command line when a release is cut. */
export const ProjectConfiguration = Type.Object(
  {
    project: Name,
    components: byName(Component, 'what is deployed, by name'),
    databases: byName(Database, 'what is migrated, by name'),
    datasets: byName(Dataset, 'seed data and snapshots, by name'),
    flags: Type.Optional(fileAt('flagd file with the feature flags')),
    configuration: Type.Optional(fileAt('file with the base configuration, by component')),
    environments: byName(EnvironmentSettings, 'where releases go, by name'),
    states: byName(State, 'what releases can reach, by name'),
    variance: Type.Record(Type.String({ pattern: VARIANCE_KEY }), VarianceRule, {
      ...closed,
      maxProperties: 1000,
      description:
        'what may differ between environments, by key; `*` stands for one segment, and at the end for the rest',
    }),
  },
  closed,
);
export type ProjectConfiguration = Static<typeof ProjectConfiguration>;
