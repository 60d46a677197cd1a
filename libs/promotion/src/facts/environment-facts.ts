import { drift, observation, openFindings } from '@ledgerline/drift';
import { environmentId } from '@ledgerline/environment';
import { Decisions } from '@ledgerline/kernel';
import { Injectable } from '@nestjs/common';
import type { EnvironmentFact } from '../gate-inputs';
import { releaseStints } from '../release-stints';

/** Reads what gates look at in one environment. */
@Injectable()
export class EnvironmentFacts {
  constructor(private readonly decisions: Decisions) {}

  /** Where nothing is declared yet, there is nothing to drift from and nobody has to have looked. */
  async of(
    { project, releaseId }: { readonly project: string; readonly releaseId: string },
    environment: string,
    detectors: readonly string[],
  ): Promise<EnvironmentFact> {
    const id = environmentId(project, environment);
    const { state } = await this.decisions.load(releaseStints, id);
    const stints = [...(state.stints.get(releaseId) ?? [])];
    if (state.declared === undefined) return { stints, openFindings: [], blind: [] };
    const [findings, blind] = await Promise.all([
      this.decisions.load(drift, id),
      Promise.all(detectors.map(async (detector) => ((await this.sees(id, detector)) ? [] : [detector]))),
    ]);
    return {
      stints,
      openFindings: openFindings(findings.state, 'material')
        .map(({ findingId }) => findingId)
        .sort(),
      blind: blind.flat().sort(),
    };
  }

  private async sees(environment: string, detector: string): Promise<boolean> {
    const { state } = await this.decisions.load(observation, `${environment}:${detector}`);
    return state.status === 'observed' && state.completeness === 'complete';
  }
}
