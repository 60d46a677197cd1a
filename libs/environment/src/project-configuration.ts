import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

const NAME = '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$';
const Name = Type.String({ pattern: NAME });
const closed = { additionalProperties: false };
const most = 200;
const byName = <T extends Parameters<typeof Type.Record>[1]>(value: T) =>
  Type.Record(Type.String({ pattern: NAME }), value, { ...closed, maxProperties: most });
const listOf = <T extends Parameters<typeof Type.Array>[0]>(item: T) => Type.Array(item, { maxItems: most });
const Path = Type.String({ minLength: 1, maxLength: 500 });

/** Segments between dots; `*` stands for any one segment, and for the rest when it ends the key. */
const VARIANCE_KEY = '^[^\\s.]{1,100}(?:\\.[^\\s.]{1,100}){1,19}$';
const LABEL = '^[A-Za-z0-9](?:[A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$';

/** ISO-8601-like short duration: `90s`, `30m`, `2h`, `7d`. */
const Duration = Type.String({ pattern: '^[1-9][0-9]{0,4}[smhd]$' });

/** A condition for a release to reach a state. */
export const Gate = Type.Union([
  Type.Object(
    {
      evidence: Type.Object(
        {
          kind: Type.Literal('junit'),
          suite: Type.String({ minLength: 1, maxLength: 200 }),
          verdict: Type.Literal('passed'),
          'max-age': Type.Optional(Duration),
        },
        closed,
      ),
    },
    closed,
  ),
  Type.Object(
    { approvals: Type.Object({ of: Name, count: Type.Integer({ minimum: 1, maximum: 20 }) }, closed) },
    closed,
  ),
  /** The release has been converged in the state's (or an upstream) environment for this long. */
  Type.Object({ soak: Duration }, closed),
  Type.Object({ 'no-open-drift': Type.Literal('material') }, closed),
]);
export type Gate = Static<typeof Gate>;

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
      owner: Type.String({ minLength: 1, maxLength: 200 }),
      why: Type.String({ minLength: 1, maxLength: 2000 }),
      /** Where it may differ; everywhere when absent. */
      environments: Type.Optional(listOf(Name)),
    },
    { additionalProperties: true, description: 'JSON Schema 2020-12 keywords for the value, with owner and why' },
  ),
);

/** `ledgerline.yaml`, as applied. Paths in it are read by the command line when a release is cut. */
export const ProjectConfiguration = Type.Object(
  {
    project: Name,
    components: byName(
      Type.Object(
        {
          artifact: Type.Union([Type.Literal('oci'), Type.Literal('tarball')]),
          repository: Type.String({ minLength: 1, maxLength: 500 }),
        },
        closed,
      ),
    ),
    databases: byName(Type.Object({ engine: Type.Literal('postgres'), migrations: Path }, closed)),
    datasets: byName(Type.Object({ kind: Type.String({ minLength: 1, maxLength: 100 }) }, closed)),
    flags: Type.Optional(Path),
    configuration: Type.Optional(Path),
    environments: byName(
      Type.Object(
        {
          /** The release state that may enter. */
          admits: Name,
          /** Upstream environments in which the release must have converged first. */
          after: listOf(Name),
          labels: Type.Record(Type.String({ pattern: LABEL }), Type.String({ maxLength: 200 }), {
            ...closed,
            maxProperties: most,
          }),
          /** Detectors whose complete observations establish convergence. */
          observe: listOf(Name),
        },
        closed,
      ),
    ),
    states: byName(Type.Object({ in: Type.Optional(Name), gates: listOf(Gate) }, closed)),
    /** By key, with `*` for one segment, or for the rest when it ends the key. */
    variance: Type.Record(Type.String({ pattern: VARIANCE_KEY }), VarianceRule, { ...closed, maxProperties: 1000 }),
  },
  closed,
);
export type ProjectConfiguration = Static<typeof ProjectConfiguration>;
