import type { Environment } from '@ledgerline/environment';
import { environment, environmentId, project, readVarianceFacts } from '@ledgerline/environment';
import { Clock, Decisions, refuse, Refusal } from '@ledgerline/kernel';
import { release, releaseStreamId } from '@ledgerline/release';
import { Injectable } from '@nestjs/common';
import { promotion, standing, standingId } from '../evolve';
import type { ReleaseInputs } from '../gate-inputs';
import { environmentsNeeded, evidenceNeeded, statesNeeded } from '../needs';
import { entryPolicy, reachPolicy } from '../pipeline';
import type { PlanFacts } from '../plan-facts';
import type { Policy } from '../policy';
import { releaseEvidence } from '../release-evidence';
import type { Standing } from '../state';
import type { StateFacts } from '../state-facts';
import { EnvironmentFacts } from './environment-facts';
import type { Configured, OfRelease } from './of-release';
import { planOf } from './plan-of';

/** Reads from the ledger itself what plans and gates are made on, as it stands now. */
@Injectable()
export class FactsReader {
  constructor(
    private readonly decisions: Decisions,
    private readonly environments: EnvironmentFacts,
    private readonly clock: Clock,
  ) {}

  /** For a promotion that was requested. */
  async ofPromotion(promotionId: string): Promise<PlanFacts | Refusal> {
    const { state } = await this.decisions.load(promotion, promotionId);
    if (state.status === 'unknown') return refuse('no-such-promotion', { promotionId, project: 'any project' });
    return this.ofEntry(state.project, state.environment, state.releaseId);
  }

  /** For a release on its way into an environment, requested or not. */
  async ofEntry(projectName: string, environmentName: string, releaseId: string): Promise<PlanFacts | Refusal> {
    const [known, target] = await Promise.all([
      this.ofRelease(projectName, releaseId),
      this.environment(projectName, environmentName),
    ]);
    if (known instanceof Refusal) return known;
    const policy = entryPolicy(known.configuration, environmentName);
    if (policy === undefined) {
      return refuse('no-such-environment', { project: projectName, environment: environmentName });
    }
    const rules = known.configuration.variance;
    const variance = await readVarianceFacts(this.decisions, this.clock.now(), projectName, environmentName, rules);
    const made = planOf({ ...known, target, policy, environment: environmentName, variance });
    if (made instanceof Refusal) return made;
    return { made, policy, inputs: await this.inputs(known, policy) };
  }

  /** For every state that a release can reach in an environment. */
  async ofStanding(projectName: string, releaseId: string): Promise<readonly StateFacts[] | Refusal> {
    const known = await this.ofRelease(projectName, releaseId);
    if (known instanceof Refusal) return known;
    const { configuration } = known;
    const policies = Object.keys(configuration.states)
      .sort()
      .map((state) => reachPolicy(configuration, state))
      .filter((policy) => policy !== undefined);
    return Promise.all(
      policies.map(async (policy) => ({
        policy,
        inputs: { ...(await this.inputs(known, policy)), approvals: [], involved: [] },
      })),
    );
  }

  async configuration(projectName: string): Promise<Configured | Refusal<'project-not-configured'>> {
    const { state } = await this.decisions.load(project, projectName);
    return state.status === 'configured'
      ? state.configuration
      : refuse('project-not-configured', { project: projectName });
  }

  async environment(projectName: string, environmentName: string): Promise<Environment> {
    return (await this.decisions.load(environment, environmentId(projectName, environmentName))).state;
  }

  async standing(projectName: string, releaseId: string): Promise<Standing> {
    return (await this.decisions.load(standing, standingId(projectName, releaseId))).state;
  }

  private async ofRelease(projectName: string, releaseId: string): Promise<OfRelease | Refusal> {
    const id = releaseStreamId(projectName, releaseId);
    const [configuration, cut, evidence, reached] = await Promise.all([
      this.configuration(projectName),
      this.decisions.load(release, id),
      this.decisions.load(releaseEvidence, id),
      this.standing(projectName, releaseId),
    ]);
    if (configuration instanceof Refusal) return configuration;
    if (cut.state.status !== 'cut') return refuse('no-such-release', { release: releaseId, project: projectName });
    return { configuration, cut: cut.state, evidence: evidence.state, reached };
  }

  private async inputs({ configuration, cut, evidence, reached }: OfRelease, policy: Policy): Promise<ReleaseInputs> {
    const needed = environmentsNeeded(policy);
    const facts = await Promise.all(
      needed.map(async (name) => {
        const detectors = configuration.environments[name]?.observe ?? [];
        return [name, await this.environments.of(cut, name, detectors)] as const;
      }),
    );
    return {
      now: this.clock.now(),
      release: cut.alias,
      project: cut.project,
      states: statesNeeded(policy, reached),
      environments: Object.fromEntries(facts),
      evidence: evidenceNeeded(policy, evidence),
    };
  }
}
