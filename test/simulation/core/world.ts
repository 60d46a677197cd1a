import type { EventLog } from '@ledgerline/kernel';
import { Clock, Decisions, EventCatalog, EventLog as Log } from '@ledgerline/kernel';
import { LedgerDecisions } from '@ledgerline/platform/ledger';
import { Postgres } from '@ledgerline/platform/postgres';
import { pino } from 'pino';
import { contextModules, processes } from '../../../apps/conductor/src/contexts';
import { ProcessRunner } from '../../../apps/conductor/src/process-runner';
import { ProjectionRun } from '../../../apps/projector/src/folding/projection-run';
import { follow } from '../../../apps/projector/src/following/follow';
import { allProjections } from '../../../apps/projector/src/projections';
import { RememberedRequests } from '../../../libs/platform/http/idempotency/remembered-requests';
import { catalog } from './catalog';
import type { Commands } from './container';
import { Container } from './container';
import type { Fault, Role } from './faults';
import { FaultPlan } from './faults';
import type { Mutation } from './mutation';
import type { Surroundings } from './process-log';
import { ProcessLog } from './process-log';
import { Random } from './random';
import type { Answer, Api, Request } from './requests';
import { run } from './requests';
import { Life, Scheduler } from './scheduler';
import { SimClock } from './sim-clock';
import { SimLog } from './sim-log';
import type { Session } from './table-store';
import { StoreSession, TableStore } from './table-store';
import { withSimulatedTimers } from './timers';
import { Witness } from './witness';

const logger = pino({ level: 'silent' });
const ATTEMPTS = 5;
const STEP_MILLISECONDS = 10;
const CACHE_BYTES = 65_536;

export interface WorldSettings {
  readonly schedule: number;
  readonly faults: readonly Fault[];
  readonly conductors: number;
  readonly projectors: number;
}

interface ApiProcess extends Api {
  readonly life: Life;
}

/** One ledger, and the processes that live on it: apis, conductors and projectors, which die and come again. */
export class World {
  readonly clock = new SimClock();
  readonly log = new SimLog(this.clock);
  readonly store = new TableStore(allProjections.map(({ projection }) => projection));
  readonly witness = new Witness();
  readonly faults: FaultPlan;
  readonly random: Random;
  readonly scheduler: Scheduler;
  /** Reads the ledger as it is, without any turn or fault. */
  readonly view = new LedgerDecisions(this.log, catalog, { attempts: 1, pause: () => Promise.resolve() });
  /** What ended a process that nothing should have ended. */
  readonly failures: string[] = [];
  crashes = 0;
  /** Every look at it finds some time gone, so that nobody rests on the real clock. */
  private stopwatch = 0;
  /** Looks at what a crash left behind. */
  onCrash: () => void = () => undefined;
  private readonly outside = new Life('world');
  private readonly apis: ApiProcess[] = [];

  constructor(
    private readonly settings: WorldSettings,
    private readonly mutation: Mutation = {},
  ) {
    this.faults = new FaultPlan(settings.faults);
    this.random = new Random(settings.schedule);
    this.scheduler = new Scheduler(this.random, () => {
      this.clock.pass(STEP_MILLISECONDS);
    });
  }

  /** Runs the scenario in this world until it is over. */
  async live(scenario: () => Promise<void>): Promise<void> {
    await withSimulatedTimers(
      this.scheduler,
      () => this.clock.furthest + (this.stopwatch += STEP_MILLISECONDS),
      async () => {
        for (let index = 0; index < 2; index += 1) this.startApi(index);
        for (let index = 0; index < this.settings.conductors; index += 1) this.startConductor(index);
        for (let index = 0; index < this.settings.projectors; index += 1) this.startProjector(index);
        await this.scheduler.run(scenario());
      },
    );
  }

  /** Until it is answered; whoever gets no answer asks again, under the same key, a few times. */
  async ask(request: Request): Promise<Answer> {
    const answers = this.witness.asks(request);
    let answer: Answer = { kind: 'failed', why: 'nobody answered' };
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      await this.turn();
      const api = this.apis[this.random.below(this.apis.length)];
      if (api === undefined) continue;
      const died = api.life.death.then(() => ({ kind: 'failed', why: 'the api died' }) as const);
      answer = await Promise.race([run(api, request, this.witness), died]);
      answers.push(answer);
      if (answer.kind === 'answered' || answer.why.startsWith('poison')) return answer;
    }
    return answer;
  }

  turn(): Promise<void> {
    return this.scheduler.turn(this.outside);
  }

  /** Until nothing happens any more. */
  rest(): Promise<void> {
    return this.scheduler.rest(this.outside);
  }

  private startApi(index: number): void {
    const around = this.surroundings('api', () => {
      this.apis.splice(this.apis.indexOf(api), 1);
      this.startApi(index);
    });
    const log = this.logFor('api', around);
    const decisions = this.decisionsOn(log, around);
    const remembered = new RememberedRequests(log);
    const requests = this.mutation.requests?.(remembered) ?? remembered;
    const api: ApiProcess = { bus: this.busOn(log, decisions, 'api'), requests, decisions, life: around.life };
    this.apis.push(api);
  }

  private startConductor(index: number): void {
    const around = this.surroundings('conductor', () => {
      this.startConductor(index);
    });
    const log = this.logFor('conductor', around);
    const commands = this.busOn(log, this.decisionsOn(log, around), 'conductor');
    const bindings = processes.map((binding) => this.mutation.binding?.(binding, commands) ?? binding);
    const runner = new ProcessRunner({
      log,
      catalog,
      clock: this.clock,
      commands,
      bindings,
      logger,
      pause: () => this.scheduler.turn(around.life),
      tickEvery: 100,
    });
    runner.run().catch((error: unknown) => {
      this.failures.push(`a conductor ended: ${String(error)}`);
    });
  }

  private startProjector(index: number): void {
    const around = this.surroundings('projector', () => {
      this.startProjector(index);
    });
    const log = this.logFor('projector', around);
    const own = new StoreSession(this.store, around);
    const session = this.mutation.session?.(this.store, around) ?? own;
    void this.project(log, session, around);
  }

  /** Starts over from the checkpoints whatever happens, as the projector does. */
  private async project(log: EventLog, session: Session, around: Surroundings): Promise<void> {
    while (!around.life.dead) {
      await this.scheduler.turn(around.life);
      const runs = allProjections.map(({ projection }) => {
        const table = this.store.tables.get(projection.name);
        return {
          run: new ProjectionRun(projection, table?.position, CACHE_BYTES),
          build: table?.build ?? '',
        };
      });
      const signal = new AbortController().signal;
      const nothing = () => undefined;
      const told = {
        log,
        catalog,
        session,
        runs,
        signal,
        onCaughtUp: nothing,
        onStopped: nothing,
        onQuarantined: nothing,
      };
      await follow(told as unknown as Parameters<typeof follow>[0]).catch(nothing);
    }
  }

  private surroundings(role: Role, restart: () => void): Surroundings {
    const life = new Life(role);
    const { scheduler, random } = this;
    return {
      scheduler,
      random,
      role,
      life,
      fault: (doing) => (life.dead ? undefined : this.faults.take(role, doing, scheduler.steps)),
      crash: () => {
        if (life.dead) return;
        this.crashes += 1;
        scheduler.kill(life);
        this.onCrash();
        void this.turn().then(restart);
      },
      later: (work) => {
        void this.turn()
          .then(work)
          .catch(() => undefined);
      },
    };
  }

  private logFor(role: Role, around: Surroundings): EventLog {
    const log = new ProcessLog(this.log, around);
    return this.mutation.log?.(log, { role, raw: this.log, random: this.random }) ?? log;
  }

  private decisionsOn(log: EventLog, around: Surroundings): Decisions {
    const decisions = new LedgerDecisions(log, catalog, {
      attempts: 12,
      pause: () => this.scheduler.turn(around.life),
    });
    return this.mutation.decisions?.(decisions, { log, raw: this.log, random: this.random }) ?? decisions;
  }

  private busOn(log: EventLog, decisions: Decisions, role: Role): Commands {
    const given = new Map<unknown, unknown>([
      [Log, log],
      [EventCatalog, catalog],
      [Decisions, decisions],
      [Clock, this.clock],
      [Postgres, undefined],
    ]);
    const over = (bus: Commands) => {
      const mutated = this.mutation.bus?.(bus, { role, decisions, view: this.view, random: this.random }) ?? bus;
      return this.witness.over(mutated, this.log, this.clock);
    };
    return new Container(contextModules, given, over).bus;
  }
}
