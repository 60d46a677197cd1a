import { Decisions } from '@ledgerline/kernel';
import { Injectable } from '@nestjs/common';
import type { ArtifactIndexed, BuildRecorded } from './events';
import { build, buildStreamId } from './evolve';

/** The builds that made an artifact, asked from the ledger itself. */
@Injectable()
export class RecordedBuilds {
  constructor(private readonly decisions: Decisions) {}

  /** The first recorded first; none when nobody recorded one of this component with this digest. */
  async of(project: string, component: string, digest: string): Promise<readonly BuildRecorded['data'][]> {
    const { state } = await this.decisions.load(build, buildStreamId(project, digest));
    const found: BuildRecorded['data'][] = [];
    for (const entry of state.builds.values()) {
      const filed = 'filedUnder' in entry ? await this.filed(project, entry) : entry;
      if (filed !== undefined) found.push(filed);
    }
    return found.filter((one) => one.component === component);
  }

  private async filed(project: string, { filedUnder, buildId }: ArtifactIndexed['data']) {
    const { state } = await this.decisions.load(build, buildStreamId(project, filedUnder));
    const entry = state.builds.get(buildId);
    return entry === undefined || 'filedUnder' in entry ? undefined : entry;
  }
}
