import { aliasesOf } from '@ledgerline/environment';
import type { Cause, Decider, Decision, DomainEvent } from '@ledgerline/kernel';
import { Refusal } from '@ledgerline/kernel';
import { ApproveException } from '../../../libs/promotion/src/commands/approve-exception/command';
import { approveException } from '../../../libs/promotion/src/commands/approve-exception/decide';
import { DeclareFreeze } from '../../../libs/promotion/src/commands/declare-freeze/command';
import { declareFreeze, freezeIdOf } from '../../../libs/promotion/src/commands/declare-freeze/decide';
import { EndException } from '../../../libs/promotion/src/commands/end-exception/command';
import { endException } from '../../../libs/promotion/src/commands/end-exception/decide';
import { LiftFreeze } from '../../../libs/promotion/src/commands/lift-freeze/command';
import { liftFreeze } from '../../../libs/promotion/src/commands/lift-freeze/decide';
import { LiftRejection } from '../../../libs/promotion/src/commands/lift-rejection/command';
import { liftRejection } from '../../../libs/promotion/src/commands/lift-rejection/decide';
import { RejectRelease } from '../../../libs/promotion/src/commands/reject-release/command';
import { rejectRelease } from '../../../libs/promotion/src/commands/reject-release/decide';
import { exceptionIdOf, requestException } from '../../../libs/promotion/src/commands/request-exception/decide';
import { exceptions, waivedGates } from '../../../libs/promotion/src/exceptions';
import { freezes, freezesOf } from '../../../libs/promotion/src/freezes';
import type { GateInputs } from '../../../libs/promotion/src/gate-inputs';
import { rejectionOf, rejections } from '../../../libs/promotion/src/rejections';
import { freezeAt } from '../../../libs/promotion/src/standing-conditions';
import { noon } from '../../../libs/promotion/src/testing/samples';
import type { Person, StepOf } from './command-steps';
import { approvalsGate, configuration, releases, type Asking } from './door';
import type { Came } from './rules';

const PROJECT = 'checkout';
const PROD = 'prod';
const MINUTE_MS = 60_000;
const LONGEST_MS = 86_400_000;
const FREEZE = 'q4-close';
const aliases = aliasesOf(configuration.people);

/** The groups of whoever comes under this login. */
export const groupsOf = (login: Person): readonly string[] => (login === 'zed' ? [] : ['release-managers']);

/** The product's own decisions about what holds in a whole project, on states in memory. */
export class ProjectEstate {
  private minute = 0;
  now: string = noon;
  private exceptions = exceptions.initial;
  private freezes = freezes.initial;
  private rejections = rejections.initial;
  private exceptionId = 'none';
  private freezeId = 'none';

  constructor(
    private readonly asking: Asking,
    private readonly by: (who: Person) => Cause,
  ) {}

  pass(minutes: number): Came {
    this.minute += minutes;
    this.now = this.at(0);
    return 'done';
  }

  /** What stands in the way into prod, or is waived there. */
  onTheWay(releaseId: string): Pick<GateInputs, 'exceptions' | 'freezes' | 'rejection'> {
    const rejection = rejectionOf(this.rejections, releaseId, PROD);
    const holding = freezesOf(this.freezes, { environment: PROD, labels: {} }, this.now, 'release-managers');
    const waived = waivedGates(this.exceptions, PROD, releaseId, this.now);
    return {
      ...(rejection && { rejection: { person: rejection.person, reason: rejection.reason } }),
      ...(holding.length > 0 && { freezes: holding }),
      ...(waived.length > 0 && { exceptions: waived }),
    };
  }

  /** What whoever declares an intent looks at last. */
  bars(releaseId: string) {
    const { now } = this;
    const { rejection, freezes = [], exceptions = [] } = this.onTheWay(releaseId);
    const frozen = freezes
      .filter((freeze) => freezeAt(freeze, now).on)
      .map((freeze) => ({ freeze, until: freeze.until }));
    return { now, rejection, frozen, exceptions };
  }

  declareFreeze({ who, minutes }: StepOf<'freeze'>): Came {
    const cause = this.by(who);
    const freeze = { name: FREEZE, scope: { everything: true } as const, until: this.at(minutes), reason: 'closed' };
    const command = new DeclareFreeze(cause, PROJECT, freeze, groupsOf(who));
    const came = this.onFreezes((state) => declareFreeze(command, this.now, configuration, undefined, state));
    if (came === 'done') this.freezeId = freezeIdOf(cause.commandId);
    return came;
  }

  liftFreeze(who: Person): Came {
    const command = new LiftFreeze(this.by(who), PROJECT, this.freezeId, 'closed early', groupsOf(who));
    return this.onFreezes((state) => liftFreeze(command, configuration, state));
  }

  wantException({ who, minutes, gate, only }: StepOf<'want-exception'>): Came {
    const cause = this.by(who);
    const release = only === undefined ? undefined : releases[only];
    const name = { approvals: approvalsGate(this.asking), upstream: 'after:stage', freeze: `freeze:${FREEZE}` }[gate];
    const facts = {
      now: this.now,
      waives: { gate: name, environment: PROD, ...(release && { release: release.releaseId }) },
      ...{ quorums: [{ of: 'release-managers', count: 1 }], owner: 'release-managers', longestMs: LONGEST_MS },
      involved: release?.involved ?? [],
    };
    const asked = { cause, project: PROJECT, until: this.at(minutes), reason: 'it cannot wait' };
    const came = this.onExceptions((state) => requestException(asked, facts, state));
    if (came === 'done') this.exceptionId = exceptionIdOf(cause.commandId);
    return came;
  }

  agree(who: Person): Came {
    const command = new ApproveException(this.by(who), PROJECT, this.exceptionId, groupsOf(who), 'operator');
    return this.onExceptions((state) => approveException(command, this.now, aliases, state));
  }

  endException(who: Person): Came {
    const command = new EndException(this.by(who), PROJECT, this.exceptionId, 'it is not needed');
    return this.onExceptions((state) => endException(command, state));
  }

  reject({ who, which }: StepOf<'reject'>): Came {
    const { releaseId, alias } = releases[which];
    const command = new RejectRelease(this.by(who), PROJECT, alias, 'loses orders');
    return this.onRejections((state) => rejectRelease(command, { releaseId, known: [PROD] }, state));
  }

  liftRejection({ who, which }: StepOf<'lift-rejection'>): Came {
    const { releaseId, alias } = releases[which];
    const command = new LiftRejection(this.by(who), PROJECT, alias, 'the test was at fault');
    return this.onRejections((state) => liftRejection(command, releaseId, state));
  }

  private onExceptions(decide: (state: typeof exceptions.initial) => Decision<DomainEvent, string>): Came {
    const [came, state] = decided(exceptions, this.exceptions, decide);
    this.exceptions = state;
    return came;
  }

  private onFreezes(decide: (state: typeof freezes.initial) => Decision<DomainEvent, string>): Came {
    const [came, state] = decided(freezes, this.freezes, decide);
    this.freezes = state;
    return came;
  }

  private onRejections(decide: (state: typeof rejections.initial) => Decision<DomainEvent, string>): Came {
    const [came, state] = decided(rejections, this.rejections, decide);
    this.rejections = state;
    return came;
  }

  private at(minutes: number): string {
    return new Date(Date.parse(noon) + (this.minute + minutes) * MINUTE_MS).toISOString();
  }
}

/** What a decision comes to, and the state that it leads to. */
export function decided<State, Event extends DomainEvent>(
  decider: Decider<State, Event>,
  state: State,
  decide: (state: State) => Decision<DomainEvent, string>,
): readonly [Came, State] {
  const decision = decide(state);
  if (decision instanceof Refusal) return [decision.code, state];
  const next = decision.reduce<State>((known, event) => decider.evolve(known, event as Event), state);
  return [decision.length === 0 ? 'nothing' : 'done', next];
}
