import { Button, NativeSelect } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import classes from './drift.module.css';
import type { Counts } from './facts';
import type { DriftSearch } from './search';
import { orders, ordersThen, orderThen } from './search';
import { useChange } from './use-change';

const orderNames = {
  severity: 'gravest first',
  deadline: 'deadline first',
  oldest: 'oldest first',
  newest: 'newest first',
};
type Offered = readonly Counts['domains'][number][];
const nothing: Offered = [];

type Filter = 'severity' | 'domain' | 'environment' | 'assignee' | 'flag';

/** What the list is narrowed to, and its order; all of it stands in the address. */
export function Filters({ counts, isPast }: { readonly counts: Counts | undefined; readonly isPast: boolean }) {
  const search = useSearch({ from: '/p/$project/drift' });
  const change = useChange();
  const choices: readonly (readonly [Filter, string, Offered])[] = [
    ['severity', 'Severity', counts?.severities ?? nothing],
    ['domain', 'Domain', counts?.domains ?? nothing],
    ['environment', 'Environment', counts?.environments ?? nothing],
    ['assignee', 'Assignee', counts?.assignees ?? nothing],
  ] as const;
  const isNarrowed = [...choices.map(([filter]) => filter), 'flag' as const].some((one) => search[one] !== undefined);
  return (
    <div className={classes.filters} role="group" aria-label="Filters">
      {choices.map(([filter, label, offered]) => (
        <NativeSelect
          key={filter}
          size="xs"
          aria-label={label}
          value={search[filter] ?? ''}
          onChange={({ currentTarget: { value } }) => {
            change({ [filter]: value === '' ? undefined : value });
          }}
        >
          <option value="">{label}: any</option>
          {withChosen(offered, search[filter]).map(({ name, count }) => (
            <option key={name} value={name}>
              {short(name)}
              {counts !== undefined && ` (${String(count)})`}
            </option>
          ))}
        </NativeSelect>
      ))}
      <NativeSelect
        size="xs"
        aria-label="Special"
        value={search.flag ?? ''}
        onChange={({ currentTarget: { value } }) => {
          change({ flag: value === 'escalated' || value === 'flapping' ? value : undefined });
        }}
      >
        <option value="">overdue or flapping: any</option>
        <option value="escalated">past their deadline</option>
        <option value="flapping">flapping</option>
      </NativeSelect>
      <NativeSelect
        size="xs"
        aria-label="Order"
        value={isPast ? orderThen(search.order) : (search.order ?? 'severity')}
        onChange={({ currentTarget: { value } }) => {
          change({ order: orders.find((one) => one === value) });
        }}
      >
        {(isPast ? ordersThen : orders).map((one) => (
          <option key={one} value={one}>
            {orderNames[one]}
          </option>
        ))}
      </NativeSelect>
      {isNarrowed && (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => {
            change(unfiltered);
          }}
        >
          No filters
        </Button>
      )}
    </div>
  );
}

const unfiltered: { readonly [Key in Filter]: DriftSearch[Key] | undefined } = {
  severity: undefined,
  domain: undefined,
  environment: undefined,
  assignee: undefined,
  flag: undefined,
};

/** What is chosen is offered, also when there is none of it any more. */
function withChosen(offered: Offered, chosen: string | undefined): Offered {
  if (chosen === undefined || offered.some(({ name }) => name === chosen)) return offered;
  return [...offered, { name: chosen, count: 0 }];
}

function short(name: string): string {
  return name.length > 30 ? `${name.slice(0, 30)}…` : name;
}
