import { useEffect, useRef } from 'react';
import { isTyping } from './is-typing';

interface ListKeys {
  readonly count: number;
  /** Undefined while nothing is chosen. */
  readonly index: number | undefined;
  readonly onMove: (index: number) => void;
  /** By letter: what it does to the chosen row. */
  readonly letters?: Readonly<Record<string, () => void>>;
}

/** J and K move through a list, and letters do something to the chosen row; not while somebody types. */
export function useListKeys(keys: ListKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const { count, index, onMove, letters } = latest.current;
      const act = letters?.[event.key];
      const step = { j: 1, k: -1 }[event.key];
      if (step !== undefined && count > 0) onMove(Math.min(count - 1, Math.max(0, (index ?? -step) + step)));
      else if (act !== undefined && index !== undefined) act();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}
