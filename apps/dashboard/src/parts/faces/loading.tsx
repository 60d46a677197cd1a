import { Skeleton, VisuallyHidden } from '@mantine/core';

interface Props {
  /** Height of what comes, in CSS lengths, so that nothing jumps. */
  readonly rows?: number;
  readonly height?: number;
}

export function Loading({ rows = 3, height = 40 }: Props) {
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">loading</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} mb="sm" radius="md" />
      ))}
    </div>
  );
}
