import { Decisions } from '@ledgerline/kernel';
import { release, releaseStreamId } from '@ledgerline/release';
import { Injectable } from '@nestjs/common';
import { environment, environmentId, project } from '../evolve';
import type { OverlayFacts } from './overlay-facts';

/** Reads from the ledger what decisions about an intent need to know of other streams. */
@Injectable()
export class FactsReader {
  constructor(private readonly decisions: Decisions) {}

  /** With the release that is declared in the environment, if one is. */
  async ofDeclared(projectName: string, environmentName: string): Promise<OverlayFacts> {
    const { state } = await this.decisions.load(environment, environmentId(projectName, environmentName));
    return this.of(projectName, state.intent?.document.release.id);
  }

  async of(projectName: string, releaseId: string | undefined): Promise<OverlayFacts> {
    const [configured, cut] = await Promise.all([
      this.decisions.load(project, projectName),
      releaseId && this.decisions.load(release, releaseStreamId(projectName, releaseId)),
    ]);
    return {
      configuration: configured.state.status === 'configured' ? configured.state.configuration : undefined,
      release: cut && cut.state.status === 'cut' ? cut.state : undefined,
    };
  }
}
