import { Clock, Decisions } from '@ledgerline/kernel';
import { release, releaseStreamId } from '@ledgerline/release';
import { Injectable } from '@nestjs/common';
import { environment, environmentId, project } from '../evolve';
import { nothingKnown } from '../intent/variance-facts';
import type { ProjectConfiguration } from '../project-configuration';
import type { OverlayFacts } from './overlay-facts';
import { readVarianceFacts } from './read-variance-facts';

/** Reads from the ledger what decisions about an intent need to know of other streams. */
@Injectable()
export class FactsReader {
  constructor(
    private readonly decisions: Decisions,
    private readonly clock: Clock,
  ) {}

  /** With the release that is declared in the environment, if one is. */
  async ofDeclared(projectName: string, environmentName: string): Promise<OverlayFacts> {
    const { state } = await this.decisions.load(environment, environmentId(projectName, environmentName));
    return this.of(projectName, environmentName, state.intent?.document.release.id);
  }

  async of(projectName: string, environmentName: string, releaseId: string | undefined): Promise<OverlayFacts> {
    const [configuration, cut] = await Promise.all([
      this.configurationOf(projectName),
      releaseId && this.decisions.load(release, releaseStreamId(projectName, releaseId)),
    ]);
    const rules = configuration?.variance;
    return {
      configuration,
      release: cut && cut.state.status === 'cut' ? cut.state : undefined,
      variance:
        rules === undefined
          ? nothingKnown
          : await readVarianceFacts(this.decisions, this.clock.now(), projectName, environmentName, rules),
    };
  }

  async configurationOf(projectName: string): Promise<ProjectConfiguration | undefined> {
    const { state } = await this.decisions.load(project, projectName);
    return state.status === 'configured' ? state.configuration : undefined;
  }
}
