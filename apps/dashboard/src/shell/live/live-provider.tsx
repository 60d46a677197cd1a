import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createContext, useContext, useEffect, useState } from 'react';
import type { Changes } from './changes';
import { watchChanges } from './changes';

export interface Live {
  readonly status: 'connecting' | 'live' | 'lost';
  /** Since when it is not live, in milliseconds. */
  readonly since: number | undefined;
  /** Up to here everything has been told. */
  readonly position: string | undefined;
}

const LiveContext = createContext<Live>({ status: 'connecting', since: undefined, position: undefined });

export function useLive(): Live {
  return useContext(LiveContext);
}

interface Props {
  readonly project: string;
  readonly children: ReactNode;
}

/** Asks again for whatever the server says has changed; while it cannot say so, that is said. */
export function LiveProvider({ project, children }: Props) {
  const queries = useQueryClient();
  const [live, setLive] = useState<Live>({ status: 'connecting', since: undefined, position: undefined });
  useEffect(() => {
    const invalidate = ({ tables }: Changes) =>
      queries.invalidateQueries({
        queryKey: [project],
        predicate: ({ meta }) => tables === null || (meta?.tables ?? []).some((table) => table in tables),
      });
    return watchChanges(project, {
      onLive: () => {
        setLive(({ position }) => ({ status: 'live', since: undefined, position }));
      },
      onLost: () => {
        setLive(({ since, position }) => ({ status: 'lost', since: since ?? Date.now(), position }));
      },
      onChanges: (changes) => {
        setLive({ status: 'live', since: undefined, position: changes.position });
        void invalidate(changes);
      },
    });
  }, [project, queries]);
  return <LiveContext value={live}>{children}</LiveContext>;
}
