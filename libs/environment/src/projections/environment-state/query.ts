import { Refusal, refuse } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { pipelineOrder } from '../../configuration/pipeline-order';
import { AutomationStore } from '../automation/store';
import { ProjectConfigurationStore } from '../project-configuration/store';
import { EnvironmentStateStore } from './store';
import type { EnvironmentView } from './view';
import { viewOf } from './view';

/** The project's environments in the order of the pipeline, or one of them, now or at that moment. */
export class ShowEnvironments extends Query<
  readonly EnvironmentView[] | Refusal<'no-such-environment' | 'project-not-configured'>
> {
  constructor(
    readonly project: string,
    readonly moment?: Moment,
    readonly environment?: string,
  ) {
    super();
  }
}

@QueryHandler(ShowEnvironments)
export class ShowEnvironmentsHandler implements IQueryHandler<ShowEnvironments> {
  constructor(
    private readonly configurations: ProjectConfigurationStore,
    private readonly states: EnvironmentStateStore,
    private readonly automation: AutomationStore,
  ) {}

  async execute({ project, moment, environment }: ShowEnvironments) {
    const inForce = await this.configurations.inForce(project, moment);
    if (inForce === undefined) return refuse('project-not-configured', { project });
    const { environments } = inForce.configuration;
    const names = pipelineOrder(environments).filter((name) => environment === undefined || name === environment);
    if (environment !== undefined && names.length === 0) {
      return refuse('no-such-environment', { project, environment });
    }
    const [rows, automation] = await Promise.all([
      this.states.inForce(project, names, moment),
      this.automation.of(project),
    ]);
    const paused = new Map(automation.map((row) => [row.environment, row]));
    const byName = new Map(rows.map((row) => [row.environment, row]));
    return names.flatMap((name) => {
      const settings = environments[name];
      return settings === undefined ? [] : [viewOf(name, settings, byName.get(name), moment, paused.get(name))];
    });
  }
}

/** The only one of an answer about one environment. */
export function only<Item, Code extends string>(answer: readonly Item[] | Refusal<Code>): Item | Refusal<Code> {
  if (answer instanceof Refusal) return answer;
  const [item] = answer;
  if (item === undefined) throw new Error('an answer about one environment has none');
  return item;
}
