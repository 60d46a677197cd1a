import { UnstyledButton } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import classes from './drift.module.css';
import type { Counts } from './facts';
import type { DriftSearch } from './search';
import { shows } from './search';
import { useChange } from './use-change';

type Show = NonNullable<DriftSearch['show']>;

/** How many there are by what has become of them; each is what the list shows when it is chosen. */
export function ShowLinks({ counts }: { readonly counts: Counts | undefined }) {
  const { show = 'open' } = useSearch({ from: '/p/$project/drift' });
  const change = useChange();
  return (
    <div role="group" aria-label="Which findings" className={classes.shows}>
      {shows.map((one) => (
        <UnstyledButton
          key={one}
          className={classes.show}
          aria-pressed={one === show}
          onClick={() => {
            change({ show: one === 'open' ? undefined : one, finding: undefined });
          }}
        >
          {one} {counts !== undefined && <strong>{countOf(one, counts).toLocaleString('en-GB')}</strong>}
        </UnstyledButton>
      ))}
    </div>
  );
}

function countOf(show: Show, { statuses, snoozed }: Counts): number {
  const of = (...names: readonly string[]) =>
    statuses.filter(({ name }) => names.includes(name)).reduce((total, { count }) => total + count, 0);
  switch (show) {
    case 'open':
      return of('open', 'acknowledged', 'capture-proposed', 'revert-requested') - snoozed;
    case 'waiting':
      return of('capture-proposed', 'revert-requested');
    case 'snoozed':
      return snoozed;
    case 'excepted':
    case 'closed':
      return of(show);
    case 'all':
      return of(...statuses.map(({ name }) => name));
  }
}
