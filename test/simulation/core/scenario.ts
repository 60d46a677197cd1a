import type { IntentDocument } from '@ledgerline/environment';
import { environment, environmentId } from '@ledgerline/environment';
import type { Actor } from '@ledgerline/kernel';
import type { EnvironmentName } from './project';
import { environments, GLASS_MILLISECONDS, isService, people, PROJECT, releases, SOAK_MILLISECONDS } from './project';
import { Governors } from './governors';
import { Promoters } from './promoters';
import { Proposers } from './proposers';
import { requestsOf } from './requests-of';
import type { Answer, Ask, Request } from './requests';
import { commandIdOf } from './requests';
import type { History, Journey, Step } from './steps';
import type { World } from './world';

type Asked = Pick<Request, 'body' | 'command'>;

const EXCEPTION_MILLISECONDS = 1_800_000;

type OnPromotions = 'promote' | 'again' | 'approve' | 'revoke' | 'break-glass' | 'abort';

/** What people do in a world, and what they remember of it. */
export class Scenario {
  private asked = 0;
  private runs = 0;
  private readonly requests: Request[] = [];
  private readonly promoters: Promoters;
  private readonly proposers: Proposers;
  private readonly governors: Governors;

  constructor(
    private readonly world: World,
    private readonly personOf: (login: string) => string = (login) => people[login] ?? login,
  ) {
    const ask: Ask = (login, asked) => this.ask(login, asked);
    this.promoters = new Promoters(ask, world);
    this.proposers = new Proposers(ask);
    this.governors = new Governors(ask, world.clock);
  }

  /** Promotions into whose streams something was written that nobody can fold. */
  get poisoned(): ReadonlySet<string> {
    return this.promoters.poisoned;
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

  /**
   * Every environment is seen as it is declared to be, by everybody who looks; once for each, as the end of a silence may
   * let something into the next one.
   */
  async observeEverything(): Promise<void> {
    const rounds = environments.flatMap(() => [...environments, undefined]);
    for (const name of rounds) await (name === undefined ? this.world.rest() : this.observe(name, 'as-declared'));
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
    if (journey.raced) await this.proposers.deliberate(name, this.otherValue());
    if (name === 'prod' && journey.by === 'exception') await this.exceptApprovals(journey);
    const approval = () => (journey.raced ? this.proposers.decide(0, 'otto', 'approve') : Promise.resolve());
    await Promise.all([this.promoters.promote(alias, name, 'olga'), ...(name === 'prod' ? [] : [approval()])]);
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

  private otherValue(): number {
    return 3 + (this.asked % 7);
  }

  /** What prod asks for, or what goes for it. */
  private async gather(journey: Journey): Promise<void> {
    const { by, crowd, replanned, release } = journey;
    const says = (login: string, index: number) => this.promoters.approve(0, login, 'current', index % 3 !== 0);
    await Promise.all(
      crowd.map((login, index) => (by === 'glass' ? this.promoters.breakGlass(0, login) : says(login, index))),
    );
    if (replanned) {
      await this.promoters.approve(0, 'ana');
      await this.proposers.propose('prod', ['web.replicas'], this.otherValue(), 'ana');
      await this.proposers.decide(0, 'otto', 'approve');
      await this.world.rest();
      await this.promoters.approve(0, 'mei', 'first');
    }
    if (by === 'glass') await this.breakByTwo(journey);
    if (by === 'words-taken-back') {
      for (const login of ['ana', 'mei-gh', 'otto']) await this.promoters.approve(0, login);
      for (const login of ['mei', 'otto']) await this.promoters.revoke(0, login);
    }
    await Promise.all([this.approveByAll(), this.barred(by, aliasOf(release))]);
    await this.world.rest();
    if (by !== 'rejection') return;
    await this.governors.liftRejection(aliasOf(release), 'olga');
    await this.promoters.promote(aliasOf(release), 'prod', 'olga');
    await this.world.rest();
    await this.approveByAll();
    await this.world.rest();
  }

  private async approveByAll(): Promise<void> {
    for (const login of ['ana', 'mei', 'otto', 'kim']) await this.promoters.approve(0, login);
  }

  /** The second may come too late for the first. */
  private async breakByTwo({ flaky }: Journey): Promise<void> {
    for (const login of ['ana', 'ana', 'mei', 'otto']) {
      await this.promoters.breakGlass(0, login);
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
        return this.promoters.poison(step.back);
      case 'promote':
        return this.promoters.promote(aliasOf(step.release), step.environment, step.login);
      case 'again':
        return this.promoters.promote(aliasOf(step.release), step.environment, step.login, step.kind);
      case 'approve':
        return this.promoters.approve(step.back, step.login, step.plan, step.comment);
      case 'revoke':
        return this.promoters.revoke(step.back, step.login);
      case 'break-glass':
        return this.promoters.breakGlass(step.back, step.login);
      case 'abort':
        return this.promoters.abort(step.back, step.login);
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
        return this.proposers.propose(step.environment, step.keys, step.value, step.login);
      case 'decide-proposal':
        return this.proposers.decide(step.back, step.login, step.how);
      case 'report':
        return this.report(step.environment, step.status);
      case 'build':
        await this.ask(step.login, requestsOf.build(`extra ${String(step.number)}`, 'max'));
    }
  }

  private async observe(name: string, how: 'as-declared' | 'drifted' | 'partial'): Promise<void> {
    const declared = await this.declaredIn(name);
    if (declared === undefined) return;
    await this.ask('ci', requestsOf.observe(name, declared.document, how, this.world.clock.now()));
  }

  private async attest(alias: string, suite: string, name: string, verdict: 'passed' | 'failed'): Promise<void> {
    await this.ask('ci', requestsOf.attest(alias, suite, name, verdict, (this.runs += 1)));
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
