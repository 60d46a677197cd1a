import { UnstyledButton } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { ClassificationBadge } from '../../parts/classification-badge';
import classes from './differences.module.css';
import type { Diff } from './facts';
import { classifications } from './search';
import { useChange } from './use-change';

/** How many there are of each classification; chosen, only these are shown. */
export function Totals({ counts }: { readonly counts: Diff['counts'] }) {
  const { only } = useSearch({ from: '/p/$project/differences' });
  const change = useChange();
  return (
    <div role="group" aria-label="Which differences" className={classes.totals}>
      {classifications
        .filter((one) => counts[one] > 0 || one === only)
        .map((one) => (
          <UnstyledButton
            key={one}
            className={classes.total}
            aria-pressed={one === only}
            onClick={() => {
              change({ only: one === only ? undefined : one });
            }}
          >
            <ClassificationBadge of={one} count={counts[one]} />
          </UnstyledButton>
        ))}
    </div>
  );
}
