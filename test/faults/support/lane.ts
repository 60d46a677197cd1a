import type { LedgerlineClient } from '@ledgerline/api-client';
import { LedgerlineProblem } from '@ledgerline/api-client';
import { digestOf } from '@ledgerline/kernel';
import { awaitCondition } from './await-condition';

export const PROJECT = 'checkout';
type Flags = Readonly<Record<string, unknown>>;
const path = { project: PROJECT };

/** What one environment's team does over and over: build, release, promote, roll out, observe, until it converged. */
export class Lane {
  /** Rounds that came to their end. */
  rounds = 0;
  /** Digests of what was built. */
  readonly builds: string[] = [];
  readonly promotions: string[] = [];

  constructor(
    private readonly clients: Readonly<Record<'admin' | 'deployer' | 'agent', LedgerlineClient>>,
    readonly environment: string,
  ) {}

  async round(): Promise<void> {
    const flags = this.flagsOf(this.rounds);
    const digest = await this.build();
    const release = await this.release(digest, flags);
    const promotion = await this.promote(release);
    const intentRevision = await this.declared(release);
    await this.rollOut(intentRevision);
    await this.observe(flags);
    await awaitCondition(`${promotion} in ${this.environment} to complete`, () => this.isCompleted(promotion));
    this.rounds += 1;
  }

  async build(): Promise<string> {
    const digest = digestOf(`${this.environment} ${String(this.builds.length)}`);
    await this.clients.admin.POST('/v1/projects/{project}/builds', {
      params: { path },
      body: {
        component: 'web',
        artifacts: [{ reference: `registry.example/checkout/web@${digest}` }],
        source: { repository: 'git.example/acme/checkout', commit: digest.slice(7, 47), authors: ['olga'] },
        builder: 'ci',
      },
    });
    this.builds.push(digest);
    return digest;
  }

  private async release(digest: string, flags: Flags): Promise<string> {
    const { data } = await this.clients.admin.POST('/v1/projects/{project}/releases', {
      params: { path },
      body: {
        artifacts: { web: digest },
        flags,
        alias: `${this.environment}-r${String(this.rounds)}`,
      },
    });
    return data?.releaseId ?? '';
  }

  private async promote(release: string): Promise<string> {
    const { data } = await this.clients.admin.POST('/v1/projects/{project}/promotions', {
      params: { path },
      body: { release, environment: this.environment, reason: `round ${String(this.rounds)}` },
    });
    const promotion = data?.promotionId ?? '';
    this.promotions.push(promotion);
    return promotion;
  }

  /** The intent's revision once the release is what is declared. */
  private async declared(release: string): Promise<number> {
    let revision = 0;
    await awaitCondition(`${release} to be declared in ${this.environment}`, async () => {
      const { data } = await this.clients.admin.GET('/v1/projects/{project}/environments/{environment}/intent', {
        params: { path: { ...path, environment: this.environment } },
      });
      revision = data?.intentRevision ?? 0;
      return data?.document.release.id === release;
    });
    return revision;
  }

  private async rollOut(intentRevision: number): Promise<void> {
    await this.clients.deployer.POST('/v1/projects/{project}/environments/{environment}/rollouts', {
      params: { path: { ...path, environment: this.environment } },
      body: { intentRevision, status: 'finished' },
    });
  }

  /** As an agent does: what an api with a late clock turns down as of the future is observed again. */
  private async observe(flags: Flags): Promise<void> {
    for (let recorded = false; !recorded;) recorded = await this.hasObserved(flags);
  }

  private async hasObserved(flags: Flags): Promise<boolean> {
    try {
      await this.report(flags);
      return true;
    } catch (error) {
      if (error instanceof LedgerlineProblem && error.code === 'observation-from-the-future') return false;
      throw error;
    }
  }

  private async report(flags: Flags): Promise<void> {
    await this.clients.agent.POST('/v1/projects/{project}/environments/{environment}/observations', {
      params: { path: { ...path, environment: this.environment } },
      body: {
        detector: 'flagd',
        completeness: 'complete',
        observedAt: new Date().toISOString(),
        document: { flags },
      },
    });
  }

  private async isCompleted(promotionId: string): Promise<boolean> {
    const { data } = await this.clients.admin.GET('/v1/projects/{project}/promotions/{promotionId}', {
      params: { path: { ...path, promotionId } },
    });
    if (data !== undefined && ['failed', 'aborted', 'superseded'].includes(data.status)) {
      throw new Error(`promotion ${promotionId} ${data.status}: ${JSON.stringify(data.ended)}`);
    }
    return data?.status === 'completed';
  }

  private flagsOf(round: number): Flags {
    const variants = { on: `${this.environment} ${String(round)}`, off: 'off' };
    return { colour: { state: 'ENABLED', variants, defaultVariant: 'on' } };
  }
}
