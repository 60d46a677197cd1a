import { project as projects } from '@ledgerline/environment';
import { Clock, Decisions } from '@ledgerline/kernel';
import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { declaredIntent } from '../../declared-intent';
import { drift } from '../../evolve';
import { lastWord } from '../../last-word';
import { detectorStream, environmentStream } from '../../stream-ids';
import { NoticeSilence } from './command';
import { noticeSilence } from './decide';

@CommandHandler(NoticeSilence)
export class NoticeSilenceHandler implements ICommandHandler<NoticeSilence> {
  constructor(
    private readonly decisions: Decisions,
    private readonly clock: Clock,
  ) {}

  async execute(command: NoticeSilence) {
    const { cause, project, environment } = command;
    const here = environmentStream(project, environment);
    const [{ state: configured }, { state: intent }] = await Promise.all([
      this.decisions.load(projects, project),
      this.decisions.load(declaredIntent, here),
    ]);
    const settings =
      configured.status === 'configured' ? configured.configuration.environments[environment] : undefined;
    const expected = command.detectors.filter((detector) => settings?.observe.includes(detector) === true);
    const heard = await Promise.all(
      expected.map(async (detector) => {
        const { state: word } = await this.decisions.load(lastWord, detectorStream(project, environment, detector));
        return word === undefined ? [] : [{ detector, word }];
      }),
    );
    const now = this.clock.now();
    const surroundings = { heard: heard.flat(), intentRevision: intent?.intentRevision ?? 0, now };
    return this.decisions.on(drift, here, cause, (state) => noticeSilence(command, surroundings, state));
  }
}
