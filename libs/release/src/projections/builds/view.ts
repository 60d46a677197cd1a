import { Type } from '@sinclair/typebox';
import { BuildRecorded } from '../../events';

export const ActorView = Type.Object({ kind: Type.String(), id: Type.String() });

export const BuildView = Type.Object(
  {
    buildId: Type.String(),
    project: Type.String(),
    ...Type.Pick(BuildRecorded.schema, ['component', 'artifacts', 'source', 'builder']).properties,
    recordedAt: Type.String({ format: 'date-time' }),
    recordedBy: ActorView,
    published: Type.Array(
      Type.Object({
        digest: Type.String(),
        repository: Type.String(),
        publisher: Type.String(),
        at: Type.String({ format: 'date-time' }),
      }),
    ),
    position: Type.String(),
  },
  { $id: 'Build' },
);
