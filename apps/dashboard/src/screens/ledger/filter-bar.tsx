import { Button, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { refusedAt } from '../../parts/refused-at';
import classes from './ledger.module.css';
import type { Filter } from './search';
import { filterIn, filters } from './search';

const fields: Readonly<Record<(typeof filters)[number], { readonly label: string; readonly hint: string }>> = {
  type: { label: 'Type', hint: 'promotion.requested' },
  environment: { label: 'Environment', hint: 'prod-eu' },
  release: { label: 'Release', hint: 'v84' },
  actor: { label: 'Actor', hint: 'ana' },
  stream: { label: 'Stream', hint: 'environment-checkout:prod-eu' },
  correlation: { label: 'Correlation', hint: 'id of a request' },
};

interface Props {
  readonly filter: Filter;
  /** Why there is no answer. */
  readonly error: unknown;
}

/** Narrows the events; what is typed counts on Enter, or when the field is left. */
export function FilterBar({ filter, error }: Props) {
  const navigate = useNavigate({ from: '/p/$project/ledger' });
  const narrow = (wanted: Filter) => {
    void navigate({
      to: '.',
      search: ({ at, event }) => ({
        ...(at !== undefined && { at }),
        ...(event !== undefined && { event }),
        ...wanted,
      }),
    });
  };
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wanted = filterIn(Object.fromEntries(new FormData(event.currentTarget)));
    if (filters.some((name) => wanted[name] !== filter[name])) narrow(wanted);
  };
  return (
    <form className={classes.filters} role="search" aria-label="events" onSubmit={submit}>
      {filters.map((name) => (
        <TextInput
          // Another address is another text in the field.
          key={`${name} ${filter[name] ?? ''}`}
          name={name}
          label={fields[name].label}
          size="xs"
          placeholder={fields[name].hint}
          error={refusedAt(error, `/${name}`)}
          defaultValue={filter[name] ?? ''}
          maxLength={400}
          autoComplete="off"
          spellCheck={false}
          onBlur={({ currentTarget }) => currentTarget.form?.requestSubmit()}
        />
      ))}
      <div className={classes.filterButtons}>
        <Button type="submit" variant="default" size="xs">
          Narrow
        </Button>
        {Object.keys(filter).length > 0 && (
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              narrow({});
            }}
          >
            All events
          </Button>
        )}
      </div>
    </form>
  );
}
