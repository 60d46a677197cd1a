import { Refusal, refuse } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { DeclaredDifference } from '../../intent/compare-environments';
import { compareEnvironments } from '../../intent/compare-environments';
import { EnvironmentStateStore } from '../../projections/environment-state/store';
import { ProjectConfigurationStore } from '../../projections/project-configuration/store';
import { FindingReader } from './finding-reader';
import type { ObservedDifference } from './observed-difference';
import { observedDifference } from './observed-difference';

interface Side {
  readonly environment: string;
  readonly release: { readonly id: string; readonly alias: string };
  readonly overlayVersion: number;
  readonly intentRevision: number;
}

/** Every difference between two environments, each with its classification and the reason for it. */
export interface EnvironmentDiff {
  readonly from: Side;
  readonly to: Side;
  readonly differences: readonly (DeclaredDifference | ObservedDifference)[];
}

export class DiffEnvironments extends Query<
  EnvironmentDiff | Refusal<'no-such-environment' | 'nothing-declared' | 'project-not-configured'>
> {
  constructor(
    readonly project: string,
    readonly from: string,
    readonly to: string,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(DiffEnvironments)
export class DiffEnvironmentsHandler implements IQueryHandler<DiffEnvironments> {
  constructor(
    private readonly configurations: ProjectConfigurationStore,
    private readonly states: EnvironmentStateStore,
    private readonly findings: FindingReader,
  ) {}

  async execute({ project, from, to, moment }: DiffEnvironments) {
    const unknown = await this.unknown(project, [from, to], moment);
    if (unknown !== undefined) return unknown;
    const sides = new Map(
      (await this.states.inForce(project, [from, to], moment)).map(({ environment, ...row }) => [environment, row]),
    );
    const [one, other] = [sides.get(from), sides.get(to)];
    if (one === undefined) return refuse('nothing-declared', { environment: from });
    if (other === undefined) return refuse('nothing-declared', { environment: to });

    const opened = from === to ? [] : await this.findings.opened(project, [from, to], moment);
    const observed = opened.flatMap((finding) => observedDifference(finding, from, moment) ?? []);
    return {
      from: sideOf(from, one),
      to: sideOf(to, other),
      differences: [...compareEnvironments(one.document, other.document), ...observed],
    };
  }

  private async unknown(project: string, environments: readonly string[], moment: Moment | undefined) {
    const configured = await this.configurations.inForce(project, moment);
    if (configured === undefined) return refuse('project-not-configured', { project });
    const known = configured.configuration.environments;
    const unknown = environments.find((environment) => !Object.hasOwn(known, environment));
    return unknown === undefined ? undefined : refuse('no-such-environment', { project, environment: unknown });
  }
}

type Declared = Pick<Awaited<ReturnType<EnvironmentStateStore['inForce']>>[number], 'document' | 'intentRevision'>;

function sideOf(environment: string, { document: { release, overlayVersion }, intentRevision }: Declared): Side {
  return { environment, release, overlayVersion, intentRevision };
}
