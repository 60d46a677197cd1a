import { WithholdIntent } from '@ledgerline/environment';
import { Decisions, deriveId, personBehind, refuse, Refusal } from '@ledgerline/kernel';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { promotion } from '../../evolve';
import type { Promotion } from '../../state';
import { RevokeApproval } from './command';
import { revokeApproval } from './decide';

/** It can be authorised again, by others, while it is being taken back. */
const MOST_ATTEMPTS = 3;

/**
 * What was authorised may be on its way to the environment. So its stream is told first that this authorisation is not to
 * be declared, in an append that either comes before the intent or finds it there; only then is the word taken back.
 */
@CommandHandler(RevokeApproval)
export class RevokeApprovalHandler implements ICommandHandler<RevokeApproval> {
  constructor(
    private readonly decisions: Decisions,
    private readonly commands: CommandBus,
  ) {}

  async execute(command: RevokeApproval) {
    const { promotionId, cause, ifMatch } = command;
    for (let attempt = 1; ; attempt += 1) {
      const { state } = await this.decisions.load(promotion, promotionId);
      const withheld = await this.withhold(command, state);
      if (withheld instanceof Refusal) return withheld;
      const revoke = (now: Promotion) => revokeApproval(command, now, withheld);
      const outcome = await this.decisions.on(promotion, promotionId, cause, revoke, ifMatch);
      const isOvertaken = outcome instanceof Refusal && outcome.code === 'authorized-meanwhile';
      if (!isOvertaken || attempt === MOST_ATTEMPTS) return outcome;
    }
  }

  /** The authorisation that the environment will not declare any more; undefined where none is on its way. */
  private async withhold({ cause, project, promotionId, planHash }: RevokeApproval, state: Promotion) {
    if (state.status !== 'authorized' || state.project !== project || state.planHash !== planHash) return undefined;
    const { kind, id } = cause.actor;
    if (kind !== 'person' || !state.approvals.has(personBehind(id, state.people))) return undefined;
    const { environment, authorization } = state;
    const { number } = authorization;
    const withholding = { ...cause, commandId: deriveId(cause.commandId, 'withhold', String(number)) };
    const told = await this.commands.execute(
      new WithholdIntent(withholding, project, environment, promotionId, number),
    );
    return told instanceof Refusal ? refuse('too-late-to-revoke', { environment }) : number;
  }
}
