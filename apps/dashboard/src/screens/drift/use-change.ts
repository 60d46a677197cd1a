import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { changedSearch } from '../../shell/changed-search';
import type { DriftSearch } from './search';

type Changed = { readonly [Key in keyof DriftSearch]: DriftSearch[Key] | undefined };

/** Changes what the address keeps; undefined takes it out. */
export function useChange(): (changed: Changed) => void {
  const navigate = useNavigate({ from: '/p/$project/drift' });
  return useCallback(
    (changed: Changed) => {
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
