import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { changedSearch } from '../../shell/changed-search';
import type { ProjectSearch } from '../../shell/moment';
import type { TimeSearch } from './search';

type Kept = TimeSearch & ProjectSearch;
type Changed = { readonly [Key in keyof Kept]: Kept[Key] | undefined };

/** Changes what the address keeps; undefined takes it out. */
export function useChange(): (changed: Changed) => void {
  const navigate = useNavigate({ from: '/p/$project/time' });
  return useCallback(
    (changed) => {
      void navigate({
        to: '.',
        search: (before) => changedSearch(before, changed),
        replace: true,
        resetScroll: false,
      });
    },
    [navigate],
  );
}
