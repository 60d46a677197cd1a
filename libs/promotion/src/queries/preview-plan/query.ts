import { Refusal } from '@ledgerline/kernel';
import { ReleaseResolver } from '@ledgerline/release';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { evaluateGates } from '../../evaluate-gates';
import { FactsReader } from '../../facts/facts-reader';
import type { GateResult } from '../../gate-result';
import type { Plan } from '../../plan';
import { PlanSurroundings, type Surroundings } from './plan-surroundings';

/** A plan that nobody has requested: what would change, and how its gates would stand now. */
export interface PlanPreview extends Omit<Plan, 'gates'>, Surroundings {
  readonly planHash: string;
  readonly gates: readonly GateResult[];
}

/** What would come of bringing the release to the environment? Answered from the ledger, recorded nowhere. */
export class PreviewPlan extends Query<PlanPreview | Refusal> {
  constructor(
    readonly project: string,
    readonly environment: string,
    /** Alias, release id, id prefix or commit. */
    readonly release: string,
    /** Who would request it; their word would not count. */
    readonly requester: string,
    /** Whether the release is to come back there. */
    readonly kind?: 'rollback',
  ) {
    super();
  }
}

@QueryHandler(PreviewPlan)
export class PreviewPlanHandler implements IQueryHandler<PreviewPlan> {
  constructor(
    private readonly releases: ReleaseResolver,
    private readonly facts: FactsReader,
    private readonly surroundings: PlanSurroundings,
  ) {}

  async execute({ project, environment, release, requester, kind }: PreviewPlan) {
    const found = await this.releases.resolve(project, release);
    if (found instanceof Refusal) return found;
    const errand = { requester, ...(kind !== undefined && { kind }) };
    const facts = await this.facts.ofEntry(project, environment, found.releaseId, errand);
    if (facts instanceof Refusal) return facts;
    const { made, policy, inputs } = facts;
    const involved = [...made.involved, { person: requester, as: 'requester' }];
    const gates = evaluateGates(policy, { ...inputs, approvals: [], involved });
    const beside = await this.surroundings.of(project, environment, made.plan.changes);
    return { ...made.plan, planHash: made.planHash, gates, ...beside };
  }
}
