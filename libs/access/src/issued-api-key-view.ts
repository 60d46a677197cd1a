import { AcceptedView } from '@ledgerline/platform/http';
import { Type } from '@sinclair/typebox';

/** A key with its secret, as it is answered once. */
export const IssuedApiKeyView = Type.Composite(
  [
    AcceptedView,
    Type.Object({
      keyId: Type.String(),
      key: Type.String({ description: 'the whole key; it is shown here and never again' }),
    }),
  ],
  { $id: 'IssuedApiKey' },
);
