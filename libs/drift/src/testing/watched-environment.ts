import type { IntentDocument } from '@ledgerline/environment';
import { environment, IntentDeclared, ProjectConfigured } from '@ledgerline/environment';
import type { Actor } from '@ledgerline/kernel';
import { contentDigest, Refusal } from '@ledgerline/kernel';
import { RecordObservation } from '../commands/record-observation/command';
import { drift } from '../evolve';
import { DriftApplication } from './drift-application';

const agent: Actor = { kind: 'service', id: 'agent-prod' };
const flags = { 'new-pricing': { state: 'ENABLED', variants: { off: false, on: true }, defaultVariant: 'off' } };
const document: IntentDocument = {
  ...IntentDeclared.sample.document,
  ...{ artifacts: {}, migrations: {}, configuration: {}, flags, variance: [] },
};
const configuration = {
  ...ProjectConfigured.sample.configuration,
  environments: { prod: { admits: 'candidate', after: [], labels: {}, observe: ['flagd'] } },
  variance: {},
  governance: { drift: { 'escalate-to': 'prod-operators' } },
};

/** Production of a project, with one flag and an agent that looks at it whenever the spec says so. */
export class WatchedEnvironment {
  private minute = 0;

  private constructor(readonly app: DriftApplication) {}

  static async start(labels: Readonly<Record<string, string>> = {}): Promise<WatchedEnvironment> {
    const watched = new WatchedEnvironment(await DriftApplication.start('2026-01-01T00:00:00.000Z'));
    const { prod } = configuration.environments;
    const labelled = { ...configuration, environments: { prod: { ...prod, labels } } };
    const configurationHash = contentDigest(labelled);
    await watched.app.append(
      'project-checkout',
      ProjectConfigured({ project: 'checkout', version: 1, configurationHash, configuration: labelled }),
    );
    await watched.declare(1);
    return watched;
  }

  async declare(intentRevision: number): Promise<void> {
    const { because } = IntentDeclared.sample;
    const about = { project: 'checkout', environment: 'prod', intentRevision, intentHash: contentDigest(document) };
    await this.app.append('environment-checkout:prod', IntentDeclared({ ...about, because, document }));
  }

  now(): string {
    return new Date(Date.UTC(2026, 0, 1, 0, this.minute)).toISOString();
  }

  async pass(minutes: number): Promise<void> {
    this.minute += minutes;
    await this.app.passUntil(this.now());
  }

  /** A minute later, the flag gives this by default. */
  async see(defaultVariant: 'on' | 'off', intervalMs?: number, more: object = {}) {
    await this.pass(1);
    const rhythm = intervalMs !== undefined && { intervalMs };
    const seen = { flags: { 'new-pricing': { ...flags['new-pricing'], defaultVariant }, ...more } };
    const report = { detector: 'flagd', completeness: 'complete' as const, observedAt: this.now(), ...rhythm };
    const taken = await this.app.execute(
      (cause) => new RecordObservation(cause, 'checkout', 'prod', 'prod', { ...report, document: seen }),
      agent,
    );
    if (taken instanceof Refusal) throw new Error(taken.code);
    return taken;
  }

  /** Findings about the flag, and those about the agent. */
  async findings() {
    const { state } = await this.app.decisions.load(drift, 'checkout:prod');
    const all = [...state.findings.values()];
    return {
      ofFlag: all.filter(({ difference }) => difference.domain === 'flagd'),
      ofAgent: all.filter(({ difference }) => difference.domain === 'detectors'),
    };
  }

  async converged(): Promise<boolean | undefined> {
    return (await this.app.decisions.load(environment, 'checkout:prod')).state.intent?.converged;
  }
}
