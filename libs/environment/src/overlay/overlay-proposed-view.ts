import { AcceptedView } from '@ledgerline/platform/http';
import { Type } from '@sinclair/typebox';

/** As the api tells that a proposal was made. */
export const OverlayProposedView = Type.Composite(
  [AcceptedView, Type.Object({ proposalId: Type.String({ format: 'uuid' }) })],
  { $id: 'OverlayProposed' },
);
