import type { Actor, Projection } from '@ledgerline/kernel';
import type { BuildPublished, BuildRecorded } from '../../events';

export interface BuildRow {
  readonly buildId: string;
  readonly project: string;
  readonly component: string;
  readonly artifacts: BuildRecorded['data']['artifacts'];
  readonly source: BuildRecorded['data']['source'];
  readonly builder: string;
  readonly recordedAt: string;
  readonly recordedBy: Actor;
  readonly published: readonly {
    readonly digest: string;
    readonly repository: string;
    readonly publisher: string;
    readonly at: string;
  }[];
  /** Position at which it was recorded; orders the list. */
  readonly position: string;
}

/** Which builds are there, of what, from where? */
export const builds: Projection<BuildRow, BuildRecorded | BuildPublished> = {
  name: 'builds',
  generation: 1,
  on: ['build.recorded', 'build.published'],
  keyOf: ({ data }) => `${data.project}/${data.buildId}`,
  evolve(row, event) {
    const { recordedAt: at, metadata, position } = event;
    switch (event.type) {
      case 'build.recorded': {
        const { buildId, project, component, artifacts, source, builder } = event.data;
        const recorded = { recordedAt: at, recordedBy: metadata.actor, published: [], position: String(position) };
        return { buildId, project, component, artifacts, source, builder, ...recorded };
      }
      case 'build.published': {
        const { digest, repository, publisher } = event.data;
        return row && { ...row, published: [...row.published, { digest, repository, publisher, at }] };
      }
    }
  },
};
