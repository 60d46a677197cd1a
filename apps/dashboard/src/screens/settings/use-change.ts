import { useNavigate } from '@tanstack/react-router';
import { changedSearch } from '../../shell/changed-search';
import type { SettingsSearch } from './search';

type Changed = { readonly [Key in keyof SettingsSearch]: SettingsSearch[Key] | undefined };

/** Changes what the address keeps; undefined takes it out. */
export function useChange(): (changed: Changed) => void {
  const navigate = useNavigate({ from: '/p/$project/settings' });
  return (changed) => {
    void navigate({
      to: '.',
      search: (before) => changedSearch(before, changed),
      replace: true,
      resetScroll: false,
    });
  };
}
