import { drift, isSilent, observation, openFindings } from '@ledgerline/drift';
import { environment as environments, environmentId } from '@ledgerline/environment';
import { Decisions } from '@ledgerline/kernel';
import { Injectable } from '@nestjs/common';
import type { EnvironmentFact } from '../gate-inputs';
import type { Looked } from '../needs';
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
    { minor, critical, schema }: Looked,
  ): Promise<EnvironmentFact> {
    const id = environmentId(project, environment);
    const { state } = await this.decisions.load(releaseStints, id);
    const stints = [...(state.stints.get(releaseId) ?? [])];
    const asked = schema ? { schema: await this.schemaOf(id) } : {};
    if (state.declared === undefined) return { stints, openFindings: [], blind: [], ...asked };
    const [findings, unseen] = await Promise.all([
      this.decisions.load(drift, id),
      Promise.all(detectors.map(async (detector) => ((await this.sees(id, detector)) ? [] : [detector]))),
    ]);
    const silent = detectors.filter((detector) => isSilent(findings.state, environment, detector));
    const blind = [...new Set([...unseen.flat(), ...silent])].sort();
    const open = (atLeast: 'minor' | 'material' | 'critical') =>
      openFindings(findings.state, atLeast)
        .map(({ findingId }) => findingId)
        .sort();
    const material = open('material');
    return {
      ...{ stints, openFindings: material, blind },
      ...(minor && { minorFindings: open('minor').filter((findingId) => !material.includes(findingId)) }),
      ...(critical && { criticalFindings: open('critical') }),
      ...asked,
    };
  }

  /** The last migration of each database, as declared. */
  private async schemaOf(id: string): Promise<Record<string, string>> {
    const { state } = await this.decisions.load(environments, id);
    const migrations = Object.entries(state.intent?.document.migrations ?? {});
    return Object.fromEntries(
      migrations.flatMap(([database, list]) => {
        const last = list.at(-1);
        return last === undefined ? [] : [[database, last.id] as const];
      }),
    );
  }

  private async sees(environment: string, detector: string): Promise<boolean> {
    const { state } = await this.decisions.load(observation, `${environment}:${detector}`);
    return state.status === 'observed' && state.completeness === 'complete';
  }
}
