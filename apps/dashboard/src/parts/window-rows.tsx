import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';

interface WindowRows {
  readonly count: number;
  /** Pixels, of a usual row; every row is measured when it is drawn. */
  readonly height: number;
  /** What a row is, whichever place it has; its place when absent. */
  readonly keyOf?: (index: number) => string | number;
  /** Told once the last row is drawn, and again when there are more. */
  readonly onEnd?: () => void;
}

/** Of a list in the page of any length the rows that are seen, with the room that the others would take. */
export function useWindowRows<Body extends HTMLElement>({ count, height, keyOf, onEnd }: WindowRows) {
  const body = useRef<Body>(null);
  const rows = useWindowVirtualizer({
    count,
    estimateSize: () => height,
    ...(keyOf !== undefined && { getItemKey: keyOf }),
    overscan: 12,
    scrollMargin: body.current?.offsetTop ?? 0,
  });
  const items = rows.getVirtualItems();
  const { scrollMargin } = rows.options;
  const last = items.at(-1);
  useEffect(() => {
    if (last?.index === count - 1) onEnd?.();
  }, [last?.index, count, onEnd]);
  return {
    body,
    items,
    above: Math.max(0, (items[0]?.start ?? 0) - scrollMargin),
    below: Math.max(0, rows.getTotalSize() - ((last?.end ?? 0) - scrollMargin)),
    measure: rows.measureElement,
    scrollTo: (index: number) => {
      rows.scrollToIndex(index, { align: 'auto' });
    },
  };
}

/** The room of table rows that are not drawn. */
export function SpacerRow({ height }: { readonly height: number }) {
  return height === 0 ? null : (
    <tr aria-hidden="true" ref={(row) => row?.style.setProperty('height', `${String(height)}px`)} />
  );
}
