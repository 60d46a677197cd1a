import { defineEvent, type EventOf } from '@ledgerline/kernel';
import { Type } from '@sinclair/typebox';

/** What was authorised is not to be declared: a word that it rests on was taken back in time. */
export const IntentWithheld = defineEvent(
  'intent.withheld',
  1,
  Type.Object({
    project: Type.String(),
    environment: Type.String(),
    promotionId: Type.String(),
    /** Which of the promotion’s authorisations. */
    authorization: Type.Integer({ minimum: 1 }),
    person: Type.String(),
  }),
  {
    project: 'checkout',
    environment: 'prod',
    promotionId: 'p-1',
    authorization: 1,
    person: 'ana',
  },
);
export type IntentWithheld = EventOf<typeof IntentWithheld>;
