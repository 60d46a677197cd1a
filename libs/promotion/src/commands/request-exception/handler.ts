import { ruleFor } from '@ledgerline/environment';
import { Clock, Decisions, refuse, Refusal } from '@ledgerline/kernel';
import { ReleaseResolver } from '@ledgerline/release';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { exceptionTermsOf, gatesInto, isGate } from '../../exception-terms';
import { exceptions } from '../../exceptions';
import { FactsReader } from '../../facts/facts-reader';
import type { Governed } from '../../governance';
import { RequestException } from './command';
import { type ExceptionFacts, exceptionIdOf, requestException } from './decide';

@CommandHandler(RequestException)
export class RequestExceptionHandler implements ICommandHandler<RequestException> {
  constructor(
    private readonly decisions: Decisions,
    private readonly facts: FactsReader,
    private readonly releases: ReleaseResolver,
    private readonly clock: Clock,
  ) {}

  async execute(command: RequestException) {
    const exceptionId = exceptionIdOf(command.cause.commandId);
    const outcome = await this.request(command);
    if (!(outcome instanceof Refusal)) return { ...outcome, exceptionId };
    const first = await this.decisions.outcomeOf(exceptions, command.project, command.cause);
    return first === undefined ? outcome : { ...first, exceptionId };
  }

  private async request(command: RequestException) {
    const { project, cause } = command;
    const configuration = await this.facts.configuration(project);
    if (configuration instanceof Refusal) return configuration;
    const facts = await this.factsOf(command, configuration);
    if (facts instanceof Refusal) return facts;
    return this.decisions.on(exceptions, project, cause, (state) => requestException(command, facts, state));
  }

  private async factsOf(
    { project, waives }: RequestException,
    configuration: Governed,
  ): Promise<ExceptionFacts | Refusal> {
    const now = this.clock.now();
    const { environment } = waives;
    const gates = gatesInto(configuration, environment);
    if (gates === undefined) return refuse('no-such-environment', { project, environment }, '/waives/environment');
    if ('variance' in waives) {
      const owner = ruleFor(waives.variance, configuration.variance)?.rule.owner;
      return { now, waives, ...termsOf(configuration, owner), involved: [] };
    }
    const { gate, release } = waives;
    if (!isGate(gate, gates))
      return refuse('no-such-gate', { gate, environment, known: gates.join(', ') }, '/waives/gate');
    const about = { now, ...termsOf(configuration, undefined) };
    if (release === undefined) return { ...about, waives: { gate, environment }, involved: [] };
    const found = await this.releases.resolve(project, release);
    if (found instanceof Refusal) return found;
    return { ...about, waives: { gate, environment, release: found.releaseId }, involved: found.involved };
  }
}

function termsOf(configuration: Governed, owner: string | undefined) {
  const { quorums, ...terms } = exceptionTermsOf(configuration, owner);
  return { ...terms, quorums: quorums.map(({ of, count }) => ({ ...(of !== undefined && { of }), count })) };
}
