import { project as projects, ROLLOUT_MILLISECONDS, tierOf } from '@ledgerline/environment';
import type { Cause } from '@ledgerline/kernel';
import { Clock, contentDigest, Decisions, deriveId, refuse, Refusal } from '@ledgerline/kernel';
import { Inject, Optional } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import type { DeclaredIntent } from '../../compare';
import { assess, tolerancesIn } from '../../compare';
import { declaredIntent } from '../../declared-intent';
import type { Difference } from '../../difference';
import { domains } from '../../domains';
import { drift } from '../../evolve';
import { forbidsBy } from '../../forbids';
import { observation } from '../../observation';
import { acceptancesOf } from '../../open-findings';
import { weighed } from '../../severity';
import { detectorStream, environmentStream } from '../../stream-ids';
import { admit } from './admit';
import { checkDocument } from './check-document';
import { RecordObservation } from './command';
import { recordObservation, wantsConfirmation } from './decide';

/** How often the same again is recorded, in milliseconds. */
export const OBSERVATION_HEARTBEAT = Symbol('observation heartbeat');

@CommandHandler(RecordObservation)
export class RecordObservationHandler implements ICommandHandler<RecordObservation> {
  constructor(
    private readonly decisions: Decisions,
    private readonly clock: Clock,
    @Optional() @Inject(OBSERVATION_HEARTBEAT) private readonly heartbeatMilliseconds?: number,
  ) {}

  async execute(command: RecordObservation) {
    const cause = causeOf(command);
    const observationId = deriveId(cause.commandId, 'observation');
    const taken = await this.take(command, cause, observationId);
    return taken instanceof Refusal ? ((await this.takenBefore(command, cause, observationId)) ?? taken) : taken;
  }

  private async take(command: RecordObservation, cause: Cause, observationId: string) {
    const { project, environment } = command;
    const now = this.clock.now();
    const admitted = admit(command, domains, checkDocument, now);
    if (admitted instanceof Refusal) return admitted;
    const here = environmentStream(project, environment);
    const [{ state: configured }, { state: intent }, { state: findings }] = await Promise.all([
      this.decisions.load(projects, project),
      this.decisions.load(declaredIntent, here),
      this.decisions.load(drift, here),
    ]);
    if (configured.status === 'unconfigured' || !Object.hasOwn(configured.configuration.environments, environment)) {
      return refuse('no-such-environment', { project, environment });
    }

    const { domain, report } = admitted;
    const { variance, tolerances: declared, environments } = configured.configuration;
    const acceptances = acceptancesOf(findings);
    const forbids = forbidsBy(variance, environment);
    const rolloutMilliseconds = ROLLOUT_MILLISECONDS;
    const tolerances = tolerancesIn(environment, declared);
    const circumstances = { environment, now, intent, rolloutMilliseconds, tolerances, acceptances, forbids };
    const differences = weighed(assess(domain, circumstances, report), tierOf(environments, environment));
    const pendingUntil = rolloutEnd(intent, differences);
    const assessed = { report, observationId, intentRevision: intent?.intentRevision ?? 0, differences, pendingUntil };
    const id = detectorStream(project, environment, report.detector);
    let confirm = false;
    const taken = await this.decisions.on(observation, id, cause, (state) => {
      const decided = recordObservation(command, assessed, state, this.heartbeatMilliseconds);
      if (!(decided instanceof Refusal)) confirm = wantsConfirmation(decided.reduce(observation.evolve, state));
      return decided;
    });
    if (taken instanceof Refusal) return taken;
    return { ...taken, observationId, differences: differences.length, confirm };
  }

  /** What would be refused now may be the repeat of a report that was taken in when it could be. */
  private async takenBefore(
    { project, environment, report: { detector } }: RecordObservation,
    cause: Cause,
    observationId: string,
  ) {
    const id = detectorStream(project, environment, detector);
    const outcome = await this.decisions.outcomeOf(observation, id, cause);
    if (outcome === undefined) return undefined;
    const { state } = await this.decisions.load(observation, id);
    const differences = state.status === 'observed' ? state.differences.length : 0;
    return { ...outcome, observationId, differences, confirm: wantsConfirmation(state) };
  }
}

/** When what is pending turns into drift; undefined when nothing is. */
function rolloutEnd(intent: DeclaredIntent | undefined, differences: readonly Difference[]): string | undefined {
  if (intent === undefined || differences.every(({ classification }) => classification !== 'pending')) return undefined;
  return new Date(Date.parse(intent.declaredAt) + ROLLOUT_MILLISECONDS).toISOString();
}

/** A report is told by what it says and the instant that it says it of: sent again, it is the same command. */
function causeOf({ cause, project, environment, report }: RecordObservation): Cause {
  return { ...cause, commandId: deriveId('observe', project, environment, contentDigest(report)) };
}
