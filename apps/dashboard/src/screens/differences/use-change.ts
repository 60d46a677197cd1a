import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { changedSearch } from '../../shell/changed-search';
import type { DifferencesSearch } from './search';

type Changed = { readonly [Key in keyof DifferencesSearch]: DifferencesSearch[Key] | undefined };

/** Changes what the address keeps; undefined takes it out. Another comparison is a step that one can go back from. */
export function useChange(): (changed: Changed) => void {
  const navigate = useNavigate({ from: '/p/$project/differences' });
  return useCallback(
    (changed: Changed) => {
      void navigate({
        to: '.',
        search: (before) => changedSearch(before, changed),
        replace: !('from' in changed),
        resetScroll: false,
      });
    },
    [navigate],
  );
}
