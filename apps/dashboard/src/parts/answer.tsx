import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Answered } from '../api/answered';
import { Loading } from './faces/loading';
import { Refused } from './faces/refused';
import { Stale } from './faces/stale';

interface Props<T> {
  readonly of: UseQueryResult<Answered<T>>;
  /** What holds the place until there is an answer; as high as that. */
  readonly loading?: ReactNode;
  /** What stands there instead, where the answer is that there is nothing. */
  readonly empty?: ReactNode;
  readonly isEmpty?: (data: T) => boolean;
  readonly children: (data: T) => ReactNode;
}

/** An answer of the api in whichever state it is: awaited, refused, behind the ledger, empty, or there. */
export function Answer<T>({ of: query, loading, empty, isEmpty = () => false, children }: Props<T>) {
  const { data: answer, error, isPending } = query;
  if (answer === undefined) {
    if (isPending) return loading ?? <Loading />;
    return (
      <Refused
        error={error}
        onRetry={() => {
          void query.refetch();
        }}
      />
    );
  }
  return (
    <>
      <Stale of={answer} />
      {empty !== undefined && isEmpty(answer.data) ? empty : children(answer.data)}
    </>
  );
}
