import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';
import { gatesOf } from './gate-settings';
import { Governance, People } from './governance-settings';
import { byName, closed, fileAt, MOST, Name, NAME, namesOf, textOf } from './setting-types';
import { ToleranceRule } from './tolerance-rule';
import { Trust } from './trust';
import { VarianceRule } from './variance-rule';

/** Segments between dots; `*` stands for any one segment, and for the rest when it ends the key. */
const VARIANCE_KEY = '^[^\\s.]{1,100}(?:\\.[^\\s.]{1,100}){1,19}$';
const LABEL = '^[A-Za-z0-9](?:[A-Za-z0-9._/-]{0,61}[A-Za-z0-9])?$';

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
      maxProperties: MOST,
    }),
    observe: namesOf('detectors whose complete observations establish convergence: artifacts, flagd, postgres'),
    promote: Type.Optional(
      Type.Literal('automatically', {
        description: 'a release is promoted here by itself as soon as it may; on request when absent',
      }),
    ),
    rollback: Type.Optional(
      Type.Object(
        { gates: gatesOf('what has to hold for an earlier release to come back') },
        { ...closed, description: 'gates of a rollback, in place of those on the way in' },
      ),
    ),
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
    gates: gatesOf('what has to hold for a release to reach the state'),
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
    /** Absent where there are none, as in every configuration that was made before there were any. */
    tolerances: Type.Optional(
      Type.Array(ToleranceRule, {
        maxItems: MOST,
        description: 'what controllers may make otherwise than declared, each within bounds',
      }),
    ),
    people: Type.Optional(People),
    governance: Type.Optional(Governance),
    /** Absent where nobody is trusted, as in every configuration that was made before there was trust. */
    trust: Type.Optional(Trust),
  },
  closed,
);
export type ProjectConfiguration = Static<typeof ProjectConfiguration>;
