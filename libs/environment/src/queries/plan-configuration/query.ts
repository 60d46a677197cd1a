import { Decisions, Refusal } from '@ledgerline/kernel';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { ConfigurationChange } from '../../configuration/configuration-delta';
import { configurationDelta } from '../../configuration/configuration-delta';
import type { Consequences } from '../../configuration/consequences';
import { ConsequencesReader } from '../../configuration/consequences-reader';
import { isGoverned, reviewOf } from '../../configuration/governed-parts';
import type { ConfigurationRefusal } from '../../configuration/read-configuration';
import { readConfiguration } from '../../configuration/read-configuration';
import type { AskedReviewers } from '../../configuration-change';
import { project as projects } from '../../evolve';
import type { KnownPromotion } from '../promotion-reader';
import { PromotionReader } from '../promotion-reader';

/** What a configuration would change, whom it would need, and what it would do to what is there. */
export interface ConfigurationPlan extends Consequences {
  readonly changes: readonly (ConfigurationChange & { readonly governed: boolean })[];
  /** Whose words it would wait for; null when it would be in force at once. */
  readonly asks: AskedReviewers | null;
  /** Promotions that are under way to environments that would be gone. */
  readonly promotions: readonly Pick<KnownPromotion, 'promotionId' | 'environment' | 'alias' | 'requester'>[];
}

/** What configuring the project with this file would change; checked like the real thing. */
export class PlanConfiguration extends Query<ConfigurationPlan | Refusal<ConfigurationRefusal>> {
  constructor(
    readonly project: string,
    readonly file: unknown,
  ) {
    super();
  }
}

@QueryHandler(PlanConfiguration)
export class PlanConfigurationHandler implements IQueryHandler<PlanConfiguration> {
  constructor(
    private readonly decisions: Decisions,
    private readonly consequences: ConsequencesReader,
    private readonly promotions: PromotionReader,
  ) {}

  async execute({ project, file }: PlanConfiguration) {
    const configuration = readConfiguration(file, project);
    if (configuration instanceof Refusal) return configuration;
    const { state } = await this.decisions.load(projects, project);
    const present = state.status === 'configured' ? state.configuration : undefined;
    const changes = configurationDelta(present, configuration);
    const gone = Object.keys(present?.environments ?? {}).filter(
      (name) => !Object.hasOwn(configuration.environments, name),
    );
    const open = await this.promotions.open(project, gone);
    return {
      changes: changes.map((change) => ({ ...change, governed: isGoverned(change) })),
      asks: reviewOf(present, changes) ?? null,
      ...(await this.consequences.of(project, state, configuration)),
      promotions: open.map(({ promotionId, environment, alias, requester }) => {
        return { promotionId, environment, alias, requester };
      }),
    };
  }
}
