import { Button } from '@mantine/core';
import type { useExceptions, useFreezes } from '../query';

interface Props {
  readonly exceptions: ReturnType<typeof useExceptions>;
  readonly freezes: ReturnType<typeof useFreezes>;
}

/** Asks for the next page of whichever list has one. */
export function OlderOnes({ exceptions, freezes }: Props) {
  const lists = [exceptions, freezes].filter(({ hasNextPage }) => hasNextPage);
  if (lists.length === 0) return null;
  return (
    <div>
      <Button
        variant="default"
        size="xs"
        loading={lists.some(({ isFetchingNextPage }) => isFetchingNextPage)}
        onClick={() => {
          for (const list of lists) void list.fetchNextPage();
        }}
      >
        Ask for older ones, too
      </Button>
    </div>
  );
}
