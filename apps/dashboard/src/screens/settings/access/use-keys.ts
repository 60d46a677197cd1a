import { useSearch } from '@tanstack/react-router';
import { useApiKeys } from '../query';
import { keyState } from './key-state';

/** The keys that are shown, from what stands in the address. */
export function useKeys(project: string) {
  const { chosen, all = false } = useSearch({ from: '/p/$project/settings' });
  const query = useApiKeys(project);
  const items = query.data?.pages.flatMap(({ data }) => data.items) ?? [];
  const shown = items.filter((key) => all || keyState(key, Date.now()).isOpen);
  const found = shown.findIndex(({ keyId }) => keyId === chosen);
  return { query, items, shown, all, index: found < 0 ? undefined : found, key: shown[found] };
}
