import type { IntentDocument } from '@ledgerline/environment';
import { environment, environmentId } from '@ledgerline/environment';
import type { Actor } from '@ledgerline/kernel';
import { deriveId } from '@ledgerline/kernel';
import type { Promotion } from '../../../libs/promotion/src/state';
import { promotion } from '../../../libs/promotion/src/evolve';
import { POISONER } from '../model/answer-check';
import type { EnvironmentName } from './project';
import { environments, GLASS_MILLISECONDS, isService, people, PROJECT, releases, SOAK_MILLISECONDS } from './project';
import { Governors, textIn } from './governors';
import { requestsOf } from './requests-of';
import type { Answer, Request } from './requests';
import { commandIdOf } from './requests';
import type { History, Journey, Step } from './steps';
import type { World } from './world';

type Asked = Pick<Request, 'body' | 'command'>;

const EXCEPTION_MILLISECONDS = 1_800_000;

type OnPromotions = 'promote' | 'again' | 'approve' | 'revoke' | 'break-glass' | 'abort';

interface Proposed {
  readonly environment: string;
  readonly proposalId: string;
}

/** What people do in a world, and what they remember of it. */
export class Scenario {
  private asked = 0;
  private runs = 0;
  private readonly promotions: string[] = [];
  private readonly proposals: Proposed[] = [];
  private readonly requests: Request[] = [];
  /** By promotion: the first plan that anybody saw. */
  private readonly firstPlans = new Map<string, string>();
  private readonly governors: Governors;
  /** Promotions into whose streams something was written that nobody can fold. */
  readonly poisoned = new Set<string>();

  constructor(
    private readonly world: World,
    private readonly personOf: (login: string) => string = (login) => people[login] ?? login,
  ) {
    this.governors = new Governors((login, asked) => this.ask(login, asked), world.clock);
  }

  /** From an empty ledger until nothing happens any more, nothing goes wrong any more and time has passed. */
  async play(history: History): Promise<void> {
    await this.prepare();
    await Promise.all([this.travel(history), ...history.meanwhile.map((steps) => this.take(steps))]);
    this.world.faults.end();
    await this.world.rest();
    this.world.clock.passBeyond(3 * 24 * 3_600_000);
    await this.world.rest();
  }

  /** Every environment is seen as it is declared to be, by everybody who looks. */
  async observeEverything(): Promise<void> {
    for (const name of environments) await this.observe(name, 'as-declared');
    await this.world.rest();
  }

  private async prepare(): Promise<void> {
    await this.ask('ci', requestsOf.configure());
    for (const { alias, author, builder, cutter } of releases) {
      await this.ask('ci', requestsOf.build(alias, author, builder));
      await this.ask(cutter, requestsOf.cut(alias));
    }
  }

  private async travel({ journeys, together }: History): Promise<void> {
    if (together) await Promise.all(journeys.map((journey) => this.make(journey)));
    else for (const journey of journeys) await this.make(journey);
  }

  private async make(journey: Journey): Promise<void> {
    for (const name of environments.slice(0, environments.indexOf(journey.to) + 1)) await this.enter(journey, name);
  }

  private async enter(journey: Journey, name: EnvironmentName): Promise<void> {
    const alias = aliasOf(journey.release);
    const suite = name === 'dev' ? 'unit' : 'integration';
    if (journey.raced) await this.propose(name, 3 + (this.asked % 7), 'zed');
    if (name === 'prod' && journey.by === 'exception') await this.exceptApprovals(journey);
    const approval = () => (journey.raced ? this.decideProposal(0, 'otto', 'approve') : Promise.resolve());
    await Promise.all([this.promote(alias, name, 'olga'), ...(name === 'prod' ? [] : [approval()])]);
    await this.world.rest();
    if (name === 'prod') await Promise.all([this.gather(journey), approval()]);
    await this.observe(name, 'as-declared');
    if (journey.flaky) {
      await this.attest(alias, suite, name, 'failed');
      await this.world.rest();
    }
    await this.attest(alias, suite, name, 'passed');
    await this.world.rest();
    this.world.clock.pass(SOAK_MILLISECONDS + 60_000);
    await this.world.rest();
  }

  /** What prod asks for, or what goes for it. */
  private async gather(journey: Journey): Promise<void> {
    const { by, crowd, replanned, release } = journey;
    const says = (login: string, index: number) => this.approve(0, login, 'current', index % 3 !== 0);
    await Promise.all(crowd.map((login, index) => (by === 'glass' ? this.breakGlass(0, login) : says(login, index))));
    if (replanned) {
      await this.approve(0, 'ana');
      await this.propose('prod', 3 + (this.asked % 7), 'ana');
      await this.decideProposal(0, 'otto', 'approve');
      await this.world.rest();
      await this.approve(0, 'mei', 'first');
    }
    if (by === 'glass') await this.breakByTwo(journey);
    if (by === 'words-taken-back') {
      for (const login of ['ana', 'mei-gh', 'otto']) await this.approve(0, login);
      for (const login of ['mei', 'otto']) await this.revoke(0, login);
    }
    await Promise.all([this.approveByAll(), this.barred(by, aliasOf(release))]);
    await this.world.rest();
    if (by !== 'rejection') return;
    await this.governors.liftRejection(aliasOf(release), 'olga');
    await this.promote(aliasOf(release), 'prod', 'olga');
    await this.world.rest();
    await this.approveByAll();
    await this.world.rest();
  }

  private async approveByAll(): Promise<void> {
    for (const login of ['ana', 'mei', 'otto', 'kim']) await this.approve(0, login);
  }

  /** The second may come too late for the first. */
  private async breakByTwo({ flaky }: Journey): Promise<void> {
    for (const login of ['ana', 'ana', 'mei', 'otto']) {
      await this.breakGlass(0, login);
      if (flaky && login === 'ana') this.world.clock.pass(GLASS_MILLISECONDS);
    }
  }

  /** Something comes into its way, perhaps when it is authorised already. */
  private async barred(by: Journey['by'], alias: string): Promise<void> {
    if (by !== 'freeze' && by !== 'rejection') return;
    const { random } = this.world;
    for (let turns = random.chance(0.5) ? random.below(120) : 0; turns > 0; turns -= 1) await this.world.turn();
    if (by === 'freeze') await this.governors.freeze('olga', 3_600_000);
    else await this.governors.reject(alias, 'zed');
  }

  /** Whoever wants it waived may not agree to it. It may be over before anybody needs it. */
  private async exceptApprovals({ raced }: Journey): Promise<void> {
    await this.governors.wantException('mei', 'approvals:release-managers', EXCEPTION_MILLISECONDS);
    for (const login of ['mei-gh', 'zed', 'otto', 'ana']) await this.governors.agree(0, login);
    if (raced) this.world.clock.pass(EXCEPTION_MILLISECONDS);
  }

  private async take(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      await this.world.turn();
      await this.do(step);
    }
  }

  private do(step: Step): Promise<void> {
    switch (step.do) {
      case 'pass':
        this.world.clock.pass(step.milliseconds);
        return Promise.resolve();
      case 'rest':
        return this.world.rest();
      case 'repeat':
        return this.repeat(step.back, step.sameBody);
      case 'poison':
        return this.poison(step.back);
      case 'promote':
        return this.promote(aliasOf(step.release), step.environment, step.login);
      case 'again':
        return this.promote(aliasOf(step.release), step.environment, step.login, step.kind);
      case 'approve':
        return this.approve(step.back, step.login, step.plan, step.comment);
      case 'revoke':
        return this.revoke(step.back, step.login);
      case 'break-glass':
        return this.breakGlass(step.back, step.login);
      case 'abort':
        return this.onPromotion(step.back, (id) => this.ask(step.login, requestsOf.abort(id)));
      default:
        return this.tend(step);
    }
  }

  /** What is about builds, evidence, environments and the project. */
  private async tend(step: Exclude<Step, { do: 'pass' | 'rest' | 'repeat' | 'poison' | OnPromotions }>) {
    const { governors } = this;
    switch (step.do) {
      case 'freeze':
        return governors.freeze(step.login, step.milliseconds);
      case 'lift-freeze':
        return governors.lift(step.back, step.login);
      case 'want-exception': {
        const { login, gate, milliseconds, only } = step;
        return governors.wantException(login, gate, milliseconds, only === undefined ? undefined : aliasOf(only));
      }
      case 'agree':
        return governors.agree(step.back, step.login);
      case 'reject':
        return governors.reject(aliasOf(step.release), step.login);
      case 'lift-rejection':
        return governors.liftRejection(aliasOf(step.release), step.login);
      case 'observe':
        return this.observe(step.environment, step.how);
      case 'attest':
        return this.attest(aliasOf(step.release), step.suite, step.environment, step.verdict);
      case 'propose':
        return this.propose(step.environment, step.replicas, step.login);
      case 'decide-proposal':
        return this.decideProposal(step.back, step.login, step.how);
      case 'report':
        return this.report(step.environment, step.status);
      case 'build':
        await this.ask(step.login, requestsOf.build(`extra ${String(step.number)}`, 'max'));
    }
  }

  private async promote(alias: string, name: EnvironmentName, login: string, kind?: 'rollback' | 'retry') {
    const answer = await this.ask(login, requestsOf.promote(alias, name, kind));
    const id = textIn(answer, 'promotionId');
    if (id !== undefined) this.promotions.push(id);
  }

  private approve(back: number, login: string, plan: 'current' | 'first' = 'current', comment = true): Promise<void> {
    return this.onPlan(back, async (id, planHash) => {
      const first = this.firstPlans.get(id) ?? planHash;
      this.firstPlans.set(id, first);
      const said = comment ? 'read it' : undefined;
      await this.ask(login, requestsOf.approve(id, plan === 'first' ? first : planHash, login, said));
    });
  }

  private revoke(back: number, login: string): Promise<void> {
    return this.onPlan(back, (id, planHash) => this.ask(login, requestsOf.revoke(id, planHash)));
  }

  private breakGlass(back: number, login: string): Promise<void> {
    return this.onPlan(back, (id, planHash) => this.ask(login, requestsOf.breakGlass(id, planHash, login)));
  }

  private async observe(name: string, how: 'as-declared' | 'drifted' | 'partial'): Promise<void> {
    const declared = await this.declaredIn(name);
    if (declared === undefined) return;
    await this.ask('ci', requestsOf.observe(name, declared.document, how, this.world.clock.now()));
  }

  private async attest(alias: string, suite: string, name: string, verdict: 'passed' | 'failed'): Promise<void> {
    await this.ask('ci', requestsOf.attest(alias, suite, name, verdict, (this.runs += 1)));
  }

  private async propose(name: string, replicas: number, login: string): Promise<void> {
    const proposalId = textIn(await this.ask(login, requestsOf.propose(name, replicas)), 'proposalId');
    if (proposalId !== undefined) this.proposals.push({ environment: name, proposalId });
  }

  private async decideProposal(back: number, login: string, how: 'approve' | 'reject'): Promise<void> {
    const proposal = this.proposals.at(-1 - back);
    if (proposal === undefined) return;
    const { environment: name, proposalId } = proposal;
    const asked = how === 'approve' ? requestsOf.approveProposal : requestsOf.rejectProposal;
    await this.ask(login, asked(name, proposalId));
  }

  private async report(name: string, status: 'started' | 'finished' | 'failed'): Promise<void> {
    const declared = await this.declaredIn(name);
    if (declared !== undefined) await this.ask('ci', requestsOf.report(name, declared.intentRevision, status));
  }

  /** Whatever was answered is asked once more, in the same words and under the same key. */
  async askEverythingAgain(): Promise<void> {
    const { asked } = this.world.witness;
    for (const request of this.requests) {
      const answers = asked.get(commandIdOf(request))?.flatMap((one) => one.answers) ?? [];
      if (answers.some(({ kind }) => kind === 'answered')) await this.world.ask(request);
    }
  }

  private async repeat(back: number, sameBody: boolean): Promise<void> {
    const before = this.requests.at(-1 - back);
    if (before === undefined) return;
    const other = { ...requestsOf.build(`instead of ${before.key}`, 'max') };
    await this.world.ask(sameBody ? before : { ...before, ...other });
  }

  /** An event that its own type's decoder takes and that nobody can fold. */
  private async poison(back: number): Promise<void> {
    await this.onPromotion(back, async (promotionId) => {
      const { revision } = await this.world.view.load(promotion, promotionId);
      const id = deriveId('poison', promotionId, String(revision));
      const actor: Actor = { kind: 'service', id: POISONER };
      const metadata = { schemaVersion: 1, actor, commandId: id, causationId: id, correlationId: id };
      const data = { promotionId, project: PROJECT, environment: 'prod', planHash: 'none' };
      const event = { id: deriveId(id, promotion.stream(promotionId), '0'), type: 'promotion.planned', data, metadata };
      await this.world.log
        .append(promotion.stream(promotionId), [event], revision ?? 'no-stream')
        .catch(() => undefined);
      this.poisoned.add(promotionId);
    });
  }

  private async onPromotion(back: number, act: (promotionId: string) => Promise<unknown>): Promise<void> {
    const id = this.promotions.at(-1 - back);
    if (id !== undefined && !this.poisoned.has(id)) await act(id);
  }

  private onPlan(back: number, act: (promotionId: string, planHash: string) => Promise<unknown>): Promise<void> {
    return this.onPromotion(back, async (id) => {
      const state = await this.stateOf(id);
      if (state !== undefined && 'planHash' in state) await act(id, state.planHash);
    });
  }

  private async stateOf(promotionId: string): Promise<Promotion | undefined> {
    if (this.poisoned.has(promotionId)) return undefined;
    return (await this.world.view.load(promotion, promotionId)).state;
  }

  private async declaredIn(
    name: string,
  ): Promise<{ readonly intentRevision: number; readonly document: IntentDocument } | undefined> {
    return (await this.world.view.load(environment, environmentId(PROJECT, name))).state.intent;
  }

  private async ask(login: string, asked: Asked): Promise<Answer> {
    const actor: Actor = { kind: isService(login) ? 'service' : 'person', id: this.personOf(login) };
    const request = { key: `${login} ${String((this.asked += 1))}`, actor, ...asked };
    this.requests.push(request);
    return this.world.ask(request);
  }
}

const aliasOf = (release: number): string => releases[release]?.alias ?? 'v1';
