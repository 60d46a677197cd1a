import type { Environment } from '@ledgerline/environment';
import type { CutReleaseState } from '@ledgerline/release';
import type { GateInputs } from '../gate-inputs';
import type { MigrationsFact } from '../gate-facts';
import type { Policy } from '../policy';
import type { PlannedChange } from '../plan';

/** What a release is to be brought to an environment with. */
export interface Way {
  readonly target: Environment;
  readonly changes: readonly PlannedChange[];
  readonly kind: 'promotion' | 'rollback' | 'retry';
  readonly requester: string;
}

interface Known {
  readonly cut: CutReleaseState;
  readonly states: GateInputs['states'];
  readonly migrations: MigrationsFact | undefined;
}

/** What expressions are evaluated on, beside evidence and time. Without a way, for a state that is reached. */
export function expressionFact(
  { state, environment }: Policy,
  { cut, states, migrations }: Known,
  way: Way | undefined,
): GateInputs['expression'] {
  const { content, releaseId: id, alias, involved } = cut;
  return {
    release: {
      ...{ id, alias },
      authors: [...new Set(involved.map(({ person }) => person))].sort(),
      states: states.filter(({ reached }) => reached).map((known) => known.state),
      artifacts: mapValues(content.artifacts, ({ digest }) => ({ digest })),
      modules: mapValues(content.modules, ({ version }) => ({ version })),
      datasets: mapValues(content.datasets, (dataset) => ({ version: dataset.version, ...takenAtOf(dataset) })),
      migrations: (migrations?.toRun ?? []).map(({ database, id: migration, safety }) => ({
        database,
        id: migration,
        safety,
      })),
    },
    environment: {
      name: environment?.name ?? '',
      admits: state,
      labels: { ...environment?.labels },
      release: way?.target.intent?.document.release.alias ?? '',
    },
    promotion: {
      requester: way?.requester ?? '',
      kind: way?.kind ?? 'promotion',
      changes: (way?.changes ?? []).map(({ kind, subject, classification }) => ({ kind, subject, classification })),
    },
  };
}

/** When the data was taken, where the release says it. */
export function takenAtOf(dataset: object): { readonly takenAt?: string } {
  return 'takenAt' in dataset && typeof dataset.takenAt === 'string' ? { takenAt: dataset.takenAt } : {};
}

function mapValues<From, To>(record: Readonly<Record<string, From>>, make: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, make(value)]));
}
