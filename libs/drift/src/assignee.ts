import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

/** Whose a finding is: a person, or a group of which anybody may take it. */
export const Assignee = Type.Object({
  kind: Type.Union([Type.Literal('person'), Type.Literal('group')]),
  id: Type.String(),
});
export type Assignee = Static<typeof Assignee>;
