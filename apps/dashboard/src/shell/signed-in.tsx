import { LedgerlineProblem } from '@ledgerline/api-client';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useWho } from '../api/who';
import { Loading } from '../parts/faces/loading';
import { Refused } from '../parts/faces/refused';

/** Shows what is inside to who is signed in; everybody else is asked to first, and comes back here. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const { data, error, refetch } = useWho();
  const navigate = useNavigate();
  const isStranger = error instanceof LedgerlineProblem && error.status === 401;
  useEffect(() => {
    if (!isStranger) return;
    const to = window.location.pathname + window.location.search;
    void navigate({ to: '/sign-in', search: { to }, replace: true });
  }, [isStranger, navigate]);
  if (data !== undefined) return children;
  if (error === null || isStranger) return <Loading />;
  return (
    <Refused
      error={error}
      onRetry={() => {
        void refetch();
      }}
    />
  );
}
