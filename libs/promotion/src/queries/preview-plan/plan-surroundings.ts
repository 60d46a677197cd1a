import { Refusal } from '@ledgerline/kernel';
import { Injectable } from '@nestjs/common';
import { FactsReader } from '../../facts/facts-reader';
import type { Plan } from '../../plan';
import { upstreamOf, type Upstream } from './upstream';

/** What a plan is read beside: what is declared there now, and how the environments before it stand. */
export interface Surroundings {
  /** Null before the first release. */
  readonly declared: { readonly id: string; readonly alias: string } | null;
  /** What is declared upstream, nearest first. */
  readonly upstream: readonly Upstream[];
}

@Injectable()
export class PlanSurroundings {
  constructor(private readonly facts: FactsReader) {}

  async of(project: string, environment: string, changes: Plan['changes']): Promise<Surroundings> {
    const configuration = await this.facts.configuration(project);
    const after = configuration instanceof Refusal ? [] : (configuration.environments[environment]?.after ?? []);
    const each = after.map(async (name) => upstreamOf(name, await this.facts.environment(project, name), changes));
    const { intent } = await this.facts.environment(project, environment);
    return {
      declared: intent?.document.release ?? null,
      upstream: (await Promise.all(each)).filter((known) => known !== undefined),
    };
  }
}
