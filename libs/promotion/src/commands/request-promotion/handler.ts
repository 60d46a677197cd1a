import { Decisions, deriveId, refuse, Refusal } from '@ledgerline/kernel';
import { ReleaseResolver } from '@ledgerline/release';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { promotion } from '../../evolve';
import { FactsReader } from '../../facts/facts-reader';
import { ProjectFacts } from '../../facts/project-facts';
import { admissionTo } from '../../pipeline';
import { RequestPromotion } from './command';
import { requestPromotion } from './decide';

@CommandHandler(RequestPromotion)
export class RequestPromotionHandler implements ICommandHandler<RequestPromotion> {
  constructor(
    private readonly decisions: Decisions,
    private readonly releases: ReleaseResolver,
    private readonly facts: FactsReader,
    private readonly projects: ProjectFacts,
  ) {}

  async execute(command: RequestPromotion) {
    const promotionId = deriveId(command.cause.commandId, 'promotion');
    const outcome = await this.request(command, promotionId);
    if (!(outcome instanceof Refusal)) return { ...outcome, promotionId };
    const first = await this.decisions.outcomeOf(promotion, promotionId, command.cause);
    return first === undefined ? outcome : { ...first, promotionId };
  }

  private async request(command: RequestPromotion, promotionId: string) {
    const { cause, project, environment } = command;
    const configuration = await this.facts.configuration(project);
    if (configuration instanceof Refusal) return configuration;
    const admits = admissionTo(configuration, environment);
    if (admits === undefined) return refuse('no-such-environment', { project, environment }, '/environment');
    const release = await this.releases.resolve(project, command.release);
    if (release instanceof Refusal) return release;
    const target = await this.facts.environment(project, environment);
    const { releaseId, alias } = release;
    const { intent, paused } = target;
    const declared = intent?.document.release;
    const cut = await this.facts.cutAt(project, releaseId);
    const facts = {
      ...{ promotionId, release: { id: releaseId, alias }, admits },
      standing: await this.facts.standing(project, releaseId),
      ...(declared && {
        declared: { releaseId: declared.id, alias: declared.alias, failed: intent.rollout.status === 'failed' },
      }),
      wasThere: target.releases.has(releaseId),
      ...(cut !== undefined && { cutAt: cut.instant }),
      ...(await this.projects.rejection(project, releaseId, environment)),
      ...(command.automatic && { paused }),
      ...(command.automatic && declared && { isOlder: await this.facts.isOlder(project, releaseId, declared.id) }),
    };
    return this.decisions.on(promotion, promotionId, cause, (state) => requestPromotion(command, facts, state));
  }
}
