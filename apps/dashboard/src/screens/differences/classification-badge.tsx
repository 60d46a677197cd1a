import { StateBadge } from '../../parts/state-badge';
import classes from './differences.module.css';
import type { Classification } from './facts';
import { classified } from './classified';

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
