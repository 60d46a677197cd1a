import type { Refusal } from '@ledgerline/kernel';
import { refuse } from '@ledgerline/kernel';
import type { Moment } from '@ledgerline/platform/http';
import type { IQueryHandler } from '@nestjs/cqrs';
import { Query, QueryHandler } from '@nestjs/cqrs';
import { OverlayProposalStore } from './store';
import type { OverlayVersionView } from './view';
import { versionView } from './view';

/** One version of an environment's overlay, as it was known now or at that moment. */
export class ShowOverlayVersion extends Query<OverlayVersionView | Refusal<'no-such-overlay-version'>> {
  constructor(
    readonly project: string,
    readonly environment: string,
    readonly version: string,
    readonly moment?: Moment,
  ) {
    super();
  }
}

@QueryHandler(ShowOverlayVersion)
export class ShowOverlayVersionHandler implements IQueryHandler<ShowOverlayVersion> {
  constructor(private readonly store: OverlayProposalStore) {}

  async execute({ project, environment, version, moment }: ShowOverlayVersion) {
    const number = /^[1-9][0-9]{0,8}$/.test(version) ? Number(version) : 0;
    const found = await this.store.version(project, environment, number, moment);
    const shown = found && versionView(found, moment);
    if (shown !== undefined) return shown;
    const { version: current } = (await this.store.inForce(project, environment, moment))?.overlay ?? { version: 0 };
    return refuse('no-such-overlay-version', { environment, version, current });
  }
}
