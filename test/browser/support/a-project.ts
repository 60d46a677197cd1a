import type { components, LedgerlineClient } from '@ledgerline/api-client';
import { createLedgerlineClient, LedgerlineProblem } from '@ledgerline/api-client';
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

type Schemas = components['schemas'];
type ProjectFile = Schemas['ConfigureProjectRequest']['configuration'];
type Flags = Readonly<Record<string, object>>;

/** The people of every project here, and what they may. */
const people = {
  olga: { role: 'developer', groups: [] },
  ana: { role: 'release-manager', groups: ['release-managers', 'web-team'] },
  mei: { role: 'release-manager', groups: ['release-managers'] },
  kim: { role: 'operator', groups: ['platform-leads'] },
  ida: { role: 'auditor', groups: [] },
  admin: { role: 'admin', groups: [] },
} as const;
export type Person = keyof typeof people;

/** dev → stage → prod-eu → prod-us; two release managers have to agree before prod. */
export const usualFile = (project: string): ProjectFile => ({
  project,
  components: { web: { artifact: 'oci', repository: 'ghcr.io/acme/web' } },
  flags: './flags.flagd.json',
  environments: {
    dev: { admits: 'candidate', observe: ['flagd'] },
    stage: { admits: 'dev-approved', after: ['dev'], observe: ['flagd'] },
    'prod-eu': { admits: 'prod-approved', after: ['stage'], observe: ['flagd'], labels: { tier: 'prod' } },
    'prod-us': { admits: 'prod-approved', after: ['prod-eu'], observe: ['flagd'], labels: { tier: 'prod' } },
  },
  states: {
    'dev-approved': { in: 'dev', gates: [] },
    'prod-approved': { gates: [{ approvals: { of: 'release-managers', count: 2 } }] },
  },
  variance: {},
});

/** A project of one spec, filled through the api as teams do it. */
export class SpecProject {
  private readonly keys = new Map<string, string>();
  private readonly flagsOf = new Map<string, Flags>();

  private constructor(
    readonly name: string,
    readonly url: string,
    private readonly root: LedgerlineClient,
  ) {}

  /** Its name begins so, and is nobody else's. */
  static async begin(name: string, file: (project: string) => ProjectFile = usualFile): Promise<SpecProject> {
    const { LEDGERLINE_BROWSER_URL: url = '', LEDGERLINE_BROWSER_KEY: key = '' } = process.env;
    const project = `${name}-${randomUUID().slice(0, 8)}`;
    const made = new SpecProject(project, url, createLedgerlineClient({ url, key }));
    await made.root.PUT('/v1/projects/{project}/configuration', {
      params: { path: { project } },
      body: { configuration: file(project) },
    });
    for (const [id, { role, groups }] of Object.entries(people))
      await made.issueKey(id, 'person', role, { groups: [...groups] });
    for (const environment of Object.keys(file(project).environments as object)) {
      for (const role of ['deployer', 'agent'])
        await made.issueKey(`${role}-${environment}`, 'service', role, { environment });
    }
    await made.issueKey('ci', 'service', 'ci', {});
    return made;
  }

  keyOf(name: string): string {
    return this.keys.get(name) ?? '';
  }

  as(name: Person): LedgerlineClient {
    return createLedgerlineClient({ url: this.url, key: this.keyOf(name) });
  }

  async loginLink(name: Person): Promise<string> {
    const { data } = await this.as(name).POST('/v1/login-links');
    return `${this.url}${data?.path ?? ''}`;
  }

  /** A build and a release of it; without flags, flags of its own; with whatever more moves together. */
  async release(
    alias: string,
    flags: Flags = flagsFor(alias),
    more: Partial<Schemas['CutReleaseRequest']> = {},
  ): Promise<string> {
    const digest = `sha256:${createHash('sha256').update(`${this.name} ${alias}`).digest('hex')}`;
    await this.as('olga').POST('/v1/projects/{project}/builds', {
      params: { path: this.path },
      body: {
        component: 'web',
        artifacts: [{ reference: `ghcr.io/acme/web@${digest}` }],
        source: { repository: 'github.com/acme/checkout', commit: digest.slice(7, 47), authors: ['olga'] },
        builder: 'ci',
      },
    });
    const { data } = await this.as('olga').POST('/v1/projects/{project}/releases', {
      params: { path: this.path },
      body: { alias, artifacts: { web: digest }, flags, ...more },
    });
    this.flagsOf.set(alias, flags);
    return data?.releaseId ?? '';
  }

  async promote(alias: string, environment: string, reason = `${alias} is ready`): Promise<string> {
    const ask = () =>
      this.as('olga').POST('/v1/projects/{project}/promotions', {
        params: { path: this.path },
        body: { release: alias, environment, reason },
      });
    // What let it in is a moment old, and not everybody knows yet.
    return this.when(async () => (await ask()).data?.promotionId, ['not-admitted']);
  }

  async approve(promotionId: string, ...who: readonly Person[]): Promise<void> {
    const promotion = await this.promotionWhen(promotionId, ({ planHash }) => planHash !== null);
    for (const name of who) {
      await this.as(name).POST('/v1/projects/{project}/promotions/{promotionId}/approvals', {
        params: { path: { ...this.path, promotionId } },
        body: { planHash: promotion.planHash ?? '' },
      });
    }
  }

  async promotionWhen(promotionId: string, isSo: (promotion: Schemas['Promotion']) => boolean) {
    return this.when(async () => {
      const { data } = await this.as('ida').GET('/v1/projects/{project}/promotions/{promotionId}', {
        params: { path: { ...this.path, promotionId } },
      });
      return data !== undefined && isSo(data) ? data : undefined;
    });
  }

  /** What the deployer says of the release once it is what is declared. */
  async report(
    alias: string,
    environment: string,
    body: Omit<Schemas['ReportRolloutRequest'], 'intentRevision'>,
  ): Promise<void> {
    const deployer = createLedgerlineClient({ url: this.url, key: this.keyOf(`deployer-${environment}`) });
    const path = { ...this.path, environment };
    const intentRevision = await this.when(async () => {
      const { data } = await deployer.GET('/v1/projects/{project}/environments/{environment}/intent', {
        params: { path },
      });
      return data?.document.release.alias === alias ? data.intentRevision : undefined;
    });
    await deployer.POST('/v1/projects/{project}/environments/{environment}/rollouts', {
      params: { path },
      body: { intentRevision, ...body },
    });
  }

  /** What ci says of a suite that ran against the release there. */
  async verify(alias: string, environment: string, suite: string): Promise<void> {
    const ci = createLedgerlineClient({ url: this.url, key: this.keyOf('ci') });
    const document = `<testsuites><testsuite name="${suite}" tests="1"><testcase name="answers"/></testsuite></testsuites>`;
    await ci.POST('/v1/projects/{project}/releases/{ref}/evidence', {
      params: { path: { ...this.path, ref: alias } },
      body: { kind: 'junit', suite, environment, document },
    });
  }

  /** What the agent of the environment sees there. */
  async observe(environment: string, flags: Flags): Promise<void> {
    const agent = createLedgerlineClient({ url: this.url, key: this.keyOf(`agent-${environment}`) });
    await agent.POST('/v1/projects/{project}/environments/{environment}/observations', {
      params: { path: { ...this.path, environment } },
      body: { detector: 'flagd', completeness: 'complete', observedAt: new Date().toISOString(), document: { flags } },
    });
  }

  /** The whole way of a release into an environment, until it is seen there as declared. */
  async bring(alias: string, environment: string, ...approvers: readonly Person[]): Promise<void> {
    const promotionId = await this.promote(alias, environment);
    await this.approve(promotionId, ...approvers);
    await this.report(alias, environment, { status: 'finished' });
    await this.observe(environment, this.flagsOf.get(alias) ?? {});
    await this.promotionWhen(promotionId, ({ status }) => status === 'completed');
  }

  private get path() {
    return { project: this.name };
  }

  private async issueKey(id: string, kind: 'person' | 'service', role: string, more: object): Promise<void> {
    const { data } = await this.root.POST('/v1/projects/{project}/api-keys', {
      params: { path: this.path },
      body: { principal: { kind, id }, role, ...more },
    });
    this.keys.set(id, data?.key ?? '');
  }

  /** Asks until there is an answer; these refusals may pass. */
  private async when<T>(
    ask: () => Promise<T | undefined>,
    passing = ['nothing-declared', 'no-such-promotion'],
  ): Promise<T> {
    let last = '';
    for (let tries = 0; tries < 600; tries += 1) {
      const found = await ask().catch((error: unknown) => {
        if (!(error instanceof LedgerlineProblem) || !passing.includes(error.code)) throw error;
        last = error.message;
        return undefined;
      });
      if (found !== undefined) return found;
      await pause(50);
    }
    throw new Error(`${this.name}: what was waited for did not happen within 30 seconds. ${last}`);
  }
}

function flagsFor(text: string): Flags {
  return { banner: { state: 'ENABLED', variants: { on: text, off: 'off' }, defaultVariant: 'on' } };
}
