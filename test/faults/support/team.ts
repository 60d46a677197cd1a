import type { LedgerlineClient } from '@ledgerline/api-client';
import { createLedgerlineClient } from '@ledgerline/api-client';
import type { Fleet } from './fleet';
import { Lane, PROJECT } from './lane';
import { SteadyFetch } from './steady-fetch';

/** A project with one environment per lane, and somebody who works in each. */
export class Team {
  private stopping = new AbortController();
  private working: Promise<unknown> = Promise.resolve();
  private failed = false;

  private constructor(
    readonly lanes: readonly Lane[],
    private readonly steady: SteadyFetch,
  ) {}

  static async begin(fleet: Fleet, lanes: number, random: () => number): Promise<Team> {
    const steady = new SteadyFetch(fleet.urls, random, 'team');
    const as = (key: string): LedgerlineClient =>
      createLedgerlineClient({ url: fleet.urls[0] ?? '', key, fetch: steady.fetch });
    const root = as(fleet.rootKey);
    const environments = Array.from({ length: lanes }, (_, index) => `lane-${String(index)}`);
    await root.PUT('/v1/projects/{project}/configuration', {
      params: { path: { project: PROJECT } },
      body: { configuration: configurationOf(environments) as never },
    });
    const team: Lane[] = [];
    for (const environment of environments) {
      const keyOf = async (role: string) => {
        const principal = { kind: 'service' as const, id: `${role}-${environment}` };
        const { data } = await root.POST('/v1/projects/{project}/api-keys', {
          params: { path: { project: PROJECT } },
          body: { principal, role, environment },
        });
        return data?.key ?? '';
      };
      const [deployer, agent] = [as(await keyOf('deployer')), as(await keyOf('agent'))];
      team.push(new Lane({ admin: root, deployer, agent }, environment));
    }
    return new Team(team, steady);
  }

  get acknowledged(): number {
    return this.steady.acknowledged;
  }

  get violations(): readonly string[] {
    return this.steady.violations;
  }

  get rounds(): number {
    return this.lanes.reduce((sum, { rounds }) => sum + rounds, 0);
  }

  /** Every lane goes round and round until {@link finished} is asked for. */
  begin(): void {
    this.stopping = new AbortController();
    const { signal } = this.stopping;
    this.working = Promise.all(
      this.lanes.map(async (lane) => {
        while (!isOver(signal)) await lane.round();
      }),
    );
    this.working.catch(() => (this.failed = true));
  }

  /** Whether a lane could not go on; {@link finished} tells why. */
  get hasFailed(): boolean {
    return this.failed;
  }

  /** Resolves when each lane has finished its last round; rejects with what a lane waited for in vain. */
  async finished(): Promise<void> {
    this.stopping.abort();
    await this.working;
  }

  /** One round of every lane. */
  async roundOfAll(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.round()));
  }
}

function isOver({ aborted }: AbortSignal): boolean {
  return aborted;
}

function configurationOf(environments: readonly string[]) {
  return {
    project: PROJECT,
    components: { web: { artifact: 'tarball', repository: 'registry.example/checkout/web' } },
    flags: './flags.flagd.json',
    environments: Object.fromEntries(environments.map((name) => [name, { admits: 'candidate', observe: ['flagd'] }])),
  };
}
