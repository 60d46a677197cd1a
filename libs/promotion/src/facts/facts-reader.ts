import type { Environment } from '@ledgerline/environment';
import { environment, environmentId, project, readVarianceFacts } from '@ledgerline/environment';
import { Clock, Decisions, refuse, Refusal } from '@ledgerline/kernel';
import { release, releaseStreamId } from '@ledgerline/release';
import { Injectable } from '@nestjs/common';
import { promotion, standing, standingId } from '../evolve';
import { knownEntryPolicy, knownReachPolicy } from '../known-policies';
import type { PlanFacts } from '../plan-facts';
import { type CutAt, releaseCutAt } from '../release-cut-at';
import { releaseEvidence } from '../release-evidence';
import type { Standing } from '../state';
import type { StateFacts } from '../state-facts';
import { InputsReader } from './inputs-reader';
import { MigrationFacts } from './migration-facts';
import type { Configured, OfRelease } from './of-release';
import { planOf } from './plan-of';
import { ProjectFacts } from './project-facts';

/** For what a release is brought somewhere, and who wants it. */
export interface Errand {
  readonly kind?: 'rollback' | 'retry';
  readonly requester: string;
}

/** Reads from the ledger itself what plans and gates are made on, as it stands now. */
@Injectable()
export class FactsReader {
  constructor(
    private readonly decisions: Decisions,
    private readonly inputs: InputsReader,
    private readonly migrations: MigrationFacts,
    private readonly projects: ProjectFacts,
    private readonly clock: Clock,
  ) {}

  /** For a promotion that was requested. */
  async ofPromotion(promotionId: string): Promise<PlanFacts | Refusal> {
    const { state } = await this.decisions.load(promotion, promotionId);
    if (state.status === 'unknown') return refuse('no-such-promotion', { promotionId, project: 'any project' });
    return this.ofEntry(state.project, state.environment, state.releaseId, state);
  }

  /** For a release on its way into an environment, requested or not. */
  async ofEntry(
    projectName: string,
    environmentName: string,
    releaseId: string,
    { kind, requester }: Errand,
  ): Promise<PlanFacts | Refusal> {
    const [known, target] = await Promise.all([
      this.ofRelease(projectName, releaseId),
      this.environment(projectName, environmentName),
    ]);
    if (known instanceof Refusal) return known;
    const policy = knownEntryPolicy(known.configuration, environmentName, kind === 'rollback');
    if (policy === undefined) {
      return refuse('no-such-environment', { project: projectName, environment: environmentName });
    }
    const now = this.clock.now();
    const way = { project: projectName, releaseId, environment: environmentName };
    const rules = known.configuration.variance;
    const [migrations, onTheWay, variance] = await Promise.all([
      this.migrations.of(known.cut, environmentName, target),
      this.projects.onTheWay(way, known.configuration, now),
      readVarianceFacts(this.decisions, now, projectName, environmentName, rules),
    ]);
    const made = planOf({ ...known, target, policy, environment: environmentName, kind, migrations, variance });
    if (made instanceof Refusal) return made;
    const { changes } = made.plan;
    const inputs = await this.inputs.of({ ...known, now }, policy, migrations, {
      ...{ target, changes, requester, kind: kind ?? 'promotion' },
    });
    return { made, policy, inputs: { ...inputs, ...onTheWay } };
  }

  /** For every state that a release can reach in an environment. */
  async ofStanding(projectName: string, releaseId: string): Promise<readonly StateFacts[] | Refusal> {
    const known = await this.ofRelease(projectName, releaseId);
    if (known instanceof Refusal) return known;
    const { configuration } = known;
    const policies = Object.keys(configuration.states)
      .sort()
      .map((state) => knownReachPolicy(configuration, state))
      .filter((policy) => policy !== undefined);
    const rejected = await this.projects.rejection(projectName, releaseId);
    const now = this.clock.now();
    return Promise.all(
      policies.map(async (policy) => ({
        policy,
        inputs: { ...(await this.inputs.of({ ...known, now }, policy)), ...rejected, approvals: [], involved: [] },
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

  /** Undefined when the release was not cut. */
  async cutAt(projectName: string, releaseId: string): Promise<CutAt | undefined> {
    return (await this.decisions.load(releaseCutAt, releaseStreamId(projectName, releaseId))).state;
  }

  /** Whether the one release was cut before the other. */
  async isOlder(projectName: string, releaseId: string, than: string): Promise<boolean> {
    const [ours, theirs] = await Promise.all([this.cutAt(projectName, releaseId), this.cutAt(projectName, than)]);
    return ours !== undefined && theirs !== undefined && ours.position < theirs.position;
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
}
