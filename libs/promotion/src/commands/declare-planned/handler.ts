import { DeclareIntent } from '@ledgerline/environment';
import { Clock, Decisions, Refusal } from '@ledgerline/kernel';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { promotion } from '../../evolve';
import { FactsReader } from '../../facts/facts-reader';
import { ProjectFacts } from '../../facts/project-facts';
import { freezeAt } from '../../standing-conditions';
import { DeclarePlanned, type PlannedIntent } from './command';
import { barred, type Bars } from './decide';

/** What is declared already stays so: a repeat is answered by the environment, whatever bars it by now. */
@CommandHandler(DeclarePlanned)
export class DeclarePlannedHandler implements ICommandHandler<DeclarePlanned> {
  constructor(
    private readonly decisions: Decisions,
    private readonly commands: CommandBus,
    private readonly facts: FactsReader,
    private readonly projects: ProjectFacts,
    private readonly clock: Clock,
  ) {}

  async execute(command: DeclarePlanned): Promise<Refusal | Awaited<ReturnType<typeof this.declare>>> {
    const { promotionId, intent } = command;
    const { promotions } = await this.facts.environment(intent.project, intent.environment);
    if (promotions.has(promotionId)) return this.declare(command);
    const bars = await this.barsOf(command);
    if (bars instanceof Refusal) return bars;
    const { state } = await this.decisions.load(promotion, promotionId);
    return barred(command, bars, state) ?? this.declare(command);
  }

  private declare({ cause, promotionId, intent, authorization, rollback }: DeclarePlanned) {
    const { project, environment, planHash, releaseId, baseline, proposedIntent } = intent;
    return this.commands.execute(
      new DeclareIntent(
        ...([cause, project, environment, promotionId, planHash, releaseId] as const),
        ...([baseline, proposedIntent, authorization, rollback] as const),
      ),
    );
  }

  private async barsOf({ intent }: DeclarePlanned): Promise<Bars | Refusal> {
    const { project } = intent;
    const configuration = await this.facts.configuration(project);
    if (configuration instanceof Refusal) return configuration;
    const now = this.clock.now();
    const { rejection, freezes = [], exceptions } = await this.projects.onTheWay(intent, configuration, now);
    const frozen = freezes.flatMap((freeze) => {
      const state = freezeAt(freeze, now);
      return state.on ? [{ freeze, until: state.until ?? freeze.until }] : [];
    });
    const newer = await this.newerDeclared(intent);
    const more = { ...(exceptions !== undefined && { exceptions }), ...(newer !== undefined && { newer }) };
    return { now, rejection, frozen, ...more };
  }

  private async newerDeclared({ project, environment, releaseId }: PlannedIntent): Promise<string | undefined> {
    const { intent } = await this.facts.environment(project, environment);
    const declared = intent?.document.release;
    if (declared === undefined || !(await this.facts.isOlder(project, releaseId, declared.id))) return undefined;
    return declared.alias;
  }
}
