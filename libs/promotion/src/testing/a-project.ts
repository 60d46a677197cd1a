import { driftEvents } from '@ledgerline/drift';
import {
  environment,
  EnvironmentCommandsModule,
  EnvironmentConverged,
  environmentEvents,
  environmentId,
  OverlayApproved,
  OverlayProposed,
  project,
  ProjectConfigured,
} from '@ledgerline/environment';
import type { Accepted, Cause } from '@ledgerline/kernel';
import { Clock, Decisions, deriveId, digestOf, EventCatalog, Refusal } from '@ledgerline/kernel';
import { LedgerModule } from '@ledgerline/platform/ledger';
import {
  alias,
  aliasStreamId,
  EvidenceAttached,
  release,
  ReleaseAliasClaimed,
  ReleaseCommandsModule,
  ReleaseCut,
  releaseEvents,
  releaseStreamId,
} from '@ledgerline/release';
import { InMemoryEventLog } from '@ledgerline/testing';
import type { Command } from '@nestjs/cqrs';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { ApprovePlan } from '../commands/approve-plan/command';
import { RequestPromotion } from '../commands/request-promotion/command';
import { promotionEvents, PromotionRequested } from '../events';
import { promotion, standing, standingId } from '../evolve';
import type { Pipeline } from '../pipeline';
import { PromotionCommandsModule } from '../promotion.commands.module';
import { promotionProcesses } from '../promotion.processes';
import type { Promotion } from '../state';
import { ProcessesInMemory } from './processes-in-memory';
import { digest, midnight, pipeline } from './samples';

/** A clock that goes on when it is told to. */
class HandClock extends Clock {
  constructor(private instant = midnight) {
    super();
  }
  now(): string {
    return this.instant;
  }
  set(instant: string): void {
    this.instant = instant;
  }
}

type Configuration = ReturnType<typeof ProjectConfigured>['data']['configuration'];

/** What is configured otherwise than in the samples; what stands here of an environment is added to it. */
export interface Otherwise extends Pick<Configuration, 'people' | 'governance'> {
  readonly states?: Pipeline['states'];
  readonly environments?: Readonly<Record<string, Partial<Configuration['environments'][string]>>>;
}

/** The project of the documentation on a ledger in memory, with its processes at work and the clock in our hands. */
export async function aProject(
  otherwise: Otherwise = {},
  logWith: (clock: Clock) => InMemoryEventLog = (clock) => new InMemoryEventLog(clock),
) {
  const clock = new HandClock();
  const log = logWith(clock);
  const definitions = [...releaseEvents, ...environmentEvents, ...driftEvents, ...promotionEvents];
  const app = await Test.createTestingModule({
    imports: [
      CqrsModule.forRoot(),
      LedgerModule.forRoot({ eventLog: log, definitions, clock }),
      ReleaseCommandsModule,
      EnvironmentCommandsModule,
      PromotionCommandsModule,
    ],
  }).compile();
  await app.init();
  const [decisions, commands] = [app.get(Decisions), app.get(CommandBus)];
  const catalog = app.get(EventCatalog);
  const processes = new ProcessesInMemory(log, catalog, commands, promotionProcesses);
  return new AProject(clock, decisions, commands, processes, otherwise, { log, catalog });
}

/** How somebody gives their word. */
export interface Said {
  readonly planHash?: string;
  readonly groups?: readonly string[];
  readonly role?: string;
  readonly comment?: string;
}

export class AProject {
  private commandsGiven = 0;

  constructor(
    private readonly clock: HandClock,
    private readonly decisions: Decisions,
    private readonly commands: CommandBus,
    readonly processes: ProcessesInMemory,
    private readonly otherwise: Otherwise,
    readonly ledger: { readonly log: InMemoryEventLog; readonly catalog: EventCatalog },
  ) {}

  async configured(): Promise<void> {
    const { sample } = ProjectConfigured;
    const { states: own, environments: settings = {}, ...more } = this.otherwise;
    const environments = structuredClone(pipeline.environments) as Configuration['environments'];
    for (const [name, known] of Object.entries(environments)) Object.assign(known, { observe: [] }, settings[name]);
    const states = structuredClone(own ?? pipeline.states) as Configuration['states'];
    const variance = { 'web.replicas': { type: 'integer', owner: 'web-team', why: 'load differs' } };
    const configuration = { ...sample.configuration, environments, states, variance, ...more };
    await this.decisions.on(project, 'checkout', this.cause(), () => [ProjectConfigured({ ...sample, configuration })]);
    await this.processes.settle();
  }

  /** The project has no environments any more. */
  async emptied(): Promise<void> {
    const { sample } = ProjectConfigured;
    const configuration = { ...sample.configuration, environments: {}, states: {} };
    const emptied = ProjectConfigured({ ...sample, version: 2, configuration });
    await this.decisions.on(project, 'checkout', this.cause(), () => [emptied]);
  }

  /** Cuts a release with migrations of orders, whose id is this letter's digest; max wrote it and carl cut it. */
  async cut(name: string, letter: string, migrations: readonly string[] = []): Promise<void> {
    const releaseId = digest(letter);
    const involved = [
      { person: 'max', as: 'author' },
      { person: 'carl', as: 'cutter' },
    ];
    const orders = migrations.map((id) => ({ id, checksum: digestOf(id) }));
    const brought = orders.length === 0 ? {} : { orders };
    const configuration = { web: { of: name, replicas: 2 } };
    const content = { ...ReleaseCut.sample.content, migrations: brought, configuration };
    const data = { ...ReleaseCut.sample, releaseId, alias: name, involved, content };
    await this.decisions.on(release, releaseStreamId('checkout', releaseId), this.cause(), () => [ReleaseCut(data)]);
    const claimed = ReleaseAliasClaimed({ project: 'checkout', alias: name, releaseId });
    await this.decisions.on(alias, aliasStreamId('checkout', name), this.cause(), () => [claimed]);
    await this.processes.settle();
  }

  async tested(letter: string, suite: string, where: string, verdict: 'passed' | 'failed' = 'passed'): Promise<void> {
    const releaseId = digest(letter);
    const cause = this.cause();
    const summary = { tests: 12, failures: verdict === 'failed' ? 2 : 0, errors: 0, skipped: 0 };
    const about = { releaseId, evidenceId: cause.commandId, suite, environment: where };
    const data = { ...EvidenceAttached.sample, ...about, verdict, summary };
    await this.decisions.on(release, releaseStreamId('checkout', releaseId), cause, () => [EvidenceAttached(data)]);
    await this.processes.settle();
  }

  /** What is declared in the environment is observed there. */
  async converged(where: string): Promise<void> {
    await this.decisions.on(environment, environmentId('checkout', where), this.cause(), ({ intent }) => {
      if (intent === undefined) throw new Error(`nothing is declared in ${where}`);
      const { intentRevision, intentHash, document } = intent;
      const about = { project: 'checkout', environment: where, intentRevision, intentHash };
      return [EnvironmentConverged({ ...about, releaseId: document.release.id, observations: [] })];
    });
    await this.processes.settle();
  }

  /** Whoever deploys what is declared there gives it up. */
  async rolloutFailed(where: string): Promise<void> {
    await this.decisions.on(environment, environmentId('checkout', where), this.cause(), ({ intent }) => {
      const about = { project: 'checkout', environment: where, intentRevision: intent?.intentRevision ?? 0 };
      return [{ type: 'rollout.failed' as const, data: { ...about, reason: 'the disk is full', deployer: 'd' } }];
    });
    await this.processes.settle();
  }

  async automationResumed(where: string): Promise<void> {
    const data = { project: 'checkout', environment: where, person: 'ana', reason: 'it is mended' };
    await this.decisions.on(environment, environmentId('checkout', where), this.cause(), () => [
      { type: 'automation.resumed' as const, data },
    ]);
    await this.processes.settle();
  }

  /** The environment's values change, without an intent following: as where nothing is declared yet. */
  async overlay(where: string, values: Record<string, unknown>, proposer: string): Promise<void> {
    const about = { project: 'checkout', environment: where, proposalId: this.cause().commandId };
    const proposed = { ...about, baseVersion: 0, changes: values, reason: 'load differs', proposer };
    await this.decisions.on(environment, environmentId('checkout', where), this.cause(), ({ overlay: { version } }) => [
      OverlayProposed(proposed),
      OverlayApproved({ ...about, version: version + 1, values, approver: 'otto' }),
    ]);
    await this.processes.settle();
  }

  request(name: string, where: string, requester = 'olga'): Promise<(Accepted & { promotionId: string }) | Refusal> {
    return this.told(new RequestPromotion(this.cause(requester), 'checkout', where, name, 'weekly release'));
  }

  /** The id of a promotion that was taken. */
  async promote(name: string, where: string, requester = 'olga'): Promise<string> {
    const answer = await this.request(name, where, requester);
    if (answer instanceof Refusal) throw new Error(`${answer.code}: ${JSON.stringify(answer.facts)}`);
    return answer.promotionId;
  }

  /** The id of a promotion that stood in the door already when something changed that would have kept it out. */
  async letIn(letter: string, where: string, more: { readonly automatic?: true } = {}): Promise<string> {
    const cause = this.cause('olga');
    const about = { promotionId: cause.commandId, environment: where, releaseId: digest(letter), requester: 'olga' };
    const requested = PromotionRequested({ ...PromotionRequested.sample, ...about, ...more });
    await this.decisions.on(promotion, about.promotionId, cause, () => [requested]);
    await this.processes.settle();
    return about.promotionId;
  }

  /** Gives one's word for the plan that stands now, or for the one of this hash. */
  async approve(promotionId: string, who: string, said: Said = {}): Promise<Accepted | Refusal> {
    const { planHash = await this.planHash(promotionId), groups = ['release-managers'], role, comment } = said;
    const cause = this.cause(who);
    return this.told(new ApprovePlan(cause, 'checkout', promotionId, planHash, groups, comment, undefined, role));
  }

  /** Of the plan that stands now. */
  async planHash(promotionId: string): Promise<string> {
    const state = await this.promotion(promotionId);
    return 'planHash' in state ? state.planHash : digest('0');
  }

  /** Lets what was commanded have its consequences. */
  async told<Answer>(command: Command<Answer>): Promise<Answer> {
    const answer = await this.commands.execute(command);
    await this.processes.settle();
    return answer;
  }

  async until(instant: string): Promise<void> {
    this.clock.set(instant);
    await this.processes.wake(instant);
  }

  async promotion(promotionId: string): Promise<Promotion> {
    return (await this.decisions.load(promotion, promotionId)).state;
  }

  async statusOf(promotionId: string): Promise<string> {
    return (await this.promotion(promotionId)).status;
  }

  /** The environment as decisions see it. */
  async environment(where: string) {
    return (await this.decisions.load(environment, environmentId('checkout', where))).state;
  }

  /** Types of everything that stands in a stream. */
  async typesIn(stream: string): Promise<readonly string[]> {
    const types: string[] = [];
    for await (const { type } of this.ledger.log.readStream(stream)) types.push(type);
    return types;
  }

  /** The releases that are on their way into the environment, by alias; the first that was requested comes first. */
  async onTheWayInto(where: string): Promise<readonly string[]> {
    const found: string[] = [];
    for await (const { type, data } of this.ledger.log.readAll()) {
      if (type !== 'promotion.requested') continue;
      const { promotionId, environment: to, alias: name = '' } = data as PromotionRequested['data'];
      if (to === where && ['gated', 'authorized'].includes(await this.statusOf(promotionId))) found.push(name);
    }
    return found;
  }

  /** Why the promotion waits, gate by gate. */
  async waitsFor(promotionId: string): Promise<readonly string[]> {
    const state = await this.promotion(promotionId);
    return 'gates' in state ? state.gates.filter(({ holds }) => !holds).map(({ because }) => because) : [];
  }

  /** The states that the release has reached. */
  async reached(letter: string): Promise<readonly string[]> {
    const { state } = await this.decisions.load(standing, standingId('checkout', digest(letter)));
    return [...state].filter(([, { status }]) => status === 'reached').map(([name]) => name);
  }

  async declaredIn(where: string) {
    return (await this.environment(where)).intent?.document;
  }

  cause(person = 'ci'): Cause {
    this.commandsGiven += 1;
    const commandId = deriveId('spec', String(this.commandsGiven));
    const kind = person === 'ci' ? 'service' : 'person';
    return { commandId, actor: { kind, id: person }, causationId: commandId, correlationId: commandId };
  }
}
