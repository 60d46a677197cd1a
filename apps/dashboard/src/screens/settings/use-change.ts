import { useNavigate } from '@tanstack/react-router';
import type { SettingsSearch } from './search';

type Changed = { readonly [Key in keyof SettingsSearch]: SettingsSearch[Key] | undefined };

/** Changes what the address keeps; undefined takes it out. */
export function useChange(): (changed: Changed) => void {
  const navigate = useNavigate({ from: '/p/$project/settings' });
  return (changed) => {
    void navigate({
      to: '.',
      search: (before) =>
        Object.fromEntries(Object.entries({ ...before, ...changed }).filter(([, value]) => value !== undefined)),
      replace: true,
      resetScroll: false,
    });
  };
}
