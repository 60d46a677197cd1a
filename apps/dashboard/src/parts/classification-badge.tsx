import classes from './classification-badge.module.css';
import type { Classification } from './classified';
import { classified } from './classified';
import { StateBadge } from './state-badge';

interface Props {
  readonly of: Classification;
  readonly count?: number;
}

/** Why it differs, in a word; that of the release is no state of anything. */
export function ClassificationBadge({ of, count }: Props) {
  const { state, word } = classified[of];
  const text = count === undefined ? word : `${String(count)} ${word}`;
  return state === undefined ? (
    <span className={classes.neutral}>{text}</span>
  ) : (
    <StateBadge state={state}>{text}</StateBadge>
  );
}
