import { Type } from '@sinclair/typebox';

/** As the api tells it. */
export const MissingReviewView = Type.Object(
  {
    owner: Type.Union([Type.String(), Type.Null()], {
      description: 'group or person; null for keys that no rule covers, which anybody else may review',
    }),
    keys: Type.Array(Type.String()),
  },
  { $id: 'MissingReview' },
);
