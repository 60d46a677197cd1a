import { Injectable } from '@nestjs/common';
import type { DatasetFact, MigrationsFact } from '../gate-facts';
import type { ReleaseInputs } from '../gate-inputs';
import { environmentsNeeded, evidenceNeeded, lookedAt, statesNeeded } from '../needs';
import type { Policy } from '../policy';
import { EnvironmentFacts } from './environment-facts';
import { expressionFact, takenAtOf, type Way } from './expression-fact';
import type { OfRelease } from './of-release';

/** Gathers what the gates of one policy are evaluated on: what they look at, and nothing else. */
@Injectable()
export class InputsReader {
  constructor(private readonly environments: EnvironmentFacts) {}

  async of(
    known: OfRelease & { readonly now: string },
    policy: Policy,
    migrations?: MigrationsFact,
    way?: Way,
  ): Promise<ReleaseInputs> {
    const { configuration, cut, evidence, reached, now } = known;
    const facts = await Promise.all(
      environmentsNeeded(policy).map(async (name) => {
        const detectors = configuration.environments[name]?.observe ?? [];
        return [name, await this.environments.of(cut, name, detectors, lookedAt(policy, name))] as const;
      }),
    );
    const states = statesNeeded(policy, reached);
    const datasets = datasetsNeeded(policy, known);
    const expression = policy.gates.some(({ kind }) => kind === 'expression')
      ? expressionFact(policy, { cut, states, migrations }, way)
      : undefined;
    return {
      ...{ now, release: cut.alias, project: cut.project, states },
      environments: Object.fromEntries(facts),
      evidence: evidenceNeeded(policy, evidence),
      ...(migrations !== undefined && isTold(migrations) && { migrations }),
      ...(datasets.length > 0 && { datasets: Object.fromEntries(datasets) }),
      ...(expression !== undefined && { expression }),
    };
  }
}

/** Migrations that change nothing in the environment are not told. */
function isTold({ toRun, staying, problems }: MigrationsFact): boolean {
  return toRun.length + staying.length + problems.length > 0;
}

function datasetsNeeded({ gates }: Policy, { cut }: OfRelease): readonly (readonly [string, DatasetFact])[] {
  const named = [...new Set(gates.flatMap((gate) => (gate.kind === 'dataset' ? [gate.dataset] : [])))].sort();
  return named.flatMap((name) => {
    const dataset = Object.hasOwn(cut.content.datasets, name) ? cut.content.datasets[name] : undefined;
    if (dataset === undefined) return [];
    return [[name, { version: dataset.version, ...takenAtOf(dataset), ...schemaOf(dataset) }] as const];
  });
}

function schemaOf(dataset: object): Pick<DatasetFact, 'schema'> {
  return 'schema' in dataset && typeof dataset.schema === 'object' && dataset.schema !== null
    ? { schema: dataset.schema as Record<string, string> }
    : {};
}
