import { NativeSelect, TextInput } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import classes from './differences.module.css';
import type { Difference } from './facts';
import { useChange } from './use-change';

export function DiffFilters({ differences }: { readonly differences: readonly Difference[] }) {
  const { kind, text } = useSearch({ from: '/p/$project/differences' });
  const change = useChange();
  const kinds = [...new Set([...differences.map((one) => one.kind), ...(kind === undefined ? [] : [kind])])].sort();
  return (
    <div className={classes.filters} role="group" aria-label="Filters">
      <NativeSelect
        size="xs"
        aria-label="Domain"
        value={kind ?? ''}
        onChange={({ currentTarget: { value } }) => {
          change({ kind: value === '' ? undefined : value });
        }}
      >
        <option value="">Domain: any</option>
        {kinds.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </NativeSelect>
      <TextInput
        size="xs"
        aria-label="Only what has this in its name"
        placeholder="name has…"
        maxLength={200}
        value={text ?? ''}
        onChange={({ currentTarget: { value } }) => {
          change({ text: value === '' ? undefined : value });
        }}
      />
    </div>
  );
}
