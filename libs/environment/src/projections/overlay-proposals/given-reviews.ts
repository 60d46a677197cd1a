import type { Occurrence } from '../../as-of';

/** A yes to some keys of a proposal, for their owners. */
export interface GivenReview extends Occurrence {
  readonly person: string;
  readonly owners: readonly string[];
  readonly keys: readonly string[];
  /** When it was taken back; null while it counts. */
  readonly withdrawn: Occurrence | null;
}

/** More words than any proposal needs; of those that were taken back only the latest are kept. */
const MOST = 300;

export function withReview(
  given: readonly GivenReview[],
  { person, owners, keys }: Pick<GivenReview, 'person' | 'owners' | 'keys'>,
  when: Occurrence,
): readonly GivenReview[] {
  const oldest = given.length < MOST ? -1 : given.findIndex(({ withdrawn }) => withdrawn !== null);
  const kept = given.filter((_, index) => index !== oldest);
  return [...kept, { person, owners, keys, ...when, withdrawn: null }];
}

export function withWithdrawal(given: readonly GivenReview[], person: string, when: Occurrence) {
  return given.map((review) =>
    review.person === person && review.withdrawn === null ? { ...review, withdrawn: when } : review,
  );
}
