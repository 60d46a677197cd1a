import { refuse, Refusal } from '@ledgerline/kernel';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { RevertPlan } from '../../revert/plan';
import { revertPlan } from '../../revert/plan';
import { findingView } from './query';
import { FindingStore } from './store';

/** What reverting a finding would do; nobody is asked for anything by looking. */
export class PlanRevert extends Query<RevertPlan | Refusal<'no-such-finding'>> {
  constructor(
    readonly project: string,
    readonly findingId: string,
  ) {
    super();
  }
}

@QueryHandler(PlanRevert)
export class PlanRevertHandler implements IQueryHandler<PlanRevert> {
  constructor(private readonly store: FindingStore) {}

  async execute({ project, findingId }: PlanRevert) {
    const found = await this.store.find(project, findingId);
    if (found === undefined) return refuse('no-such-finding', { findingId, environment: project });
    const { difference, environment } = findingView(found);
    return revertPlan(difference, environment);
  }
}
