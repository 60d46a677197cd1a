import type { PointerEvent, RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import { placeAt } from './drawing';
import type { Stretch } from './stretch';
import { instantAt, moved, zoomed } from './stretch';

/** After so long without another movement the stretch stands, and is asked for. */
const SETTLES_MS = 180;
/** A pointer that moved no further than this has not dragged anything. */
const STILL_PX = 4;
const NOTCH = 1.25;

interface Steered {
  readonly area: RefObject<HTMLDivElement | null>;
  readonly width: number;
  /** As it was answered. */
  readonly stretch: Stretch;
  readonly onSettled: (stretch: Stretch) => void;
  /** Somebody clicked: on a mark, or where no mark is. */
  readonly onChoose: (mark: string | undefined, instant: number) => void;
}

interface Drag {
  readonly x: number;
  readonly from: Stretch;
  /** What was under the pointer. */
  readonly mark: string | undefined;
  hasMoved: boolean;
}

/** The wheel zooms around the pointer, a drag moves; what is shown in between is not asked for yet. */
export function useSteering({ area, width, stretch, onSettled, onChoose }: Steered) {
  const [draft, setDraft] = useState<Stretch | undefined>();
  const drag = useRef<Drag | undefined>(undefined);
  const shown = draft ?? stretch;
  const latest = useRef({ shown, width, onSettled });
  useEffect(() => {
    latest.current = { shown, width, onSettled };
  });
  useEffect(() => {
    if (draft === undefined) return undefined;
    const timer = setTimeout(() => {
      if (drag.current !== undefined) return;
      latest.current.onSettled(draft);
      setDraft(undefined);
    }, SETTLES_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [draft]);
  useEffect(() => {
    const element = area.current;
    if (element === null) return undefined;
    const onWheel = (event: WheelEvent) => {
      if (event.deltaY === 0 || event.ctrlKey) return;
      event.preventDefault();
      const place = placeAt(event.clientX - element.getBoundingClientRect().left, latest.current.width);
      const focus = instantAt(latest.current.shown, Math.min(1, Math.max(0, place)));
      setDraft((before) => zoomed(before ?? latest.current.shown, event.deltaY > 0 ? NOTCH : 1 / NOTCH, focus));
    };
    // The page would scroll along: React listens to the wheel too late to prevent that.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('wheel', onWheel);
    };
  }, [area]);
  return {
    shown,
    steer: setDraft,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
        if (event.button !== 0) return;
        const mark = event.target instanceof Element ? event.target.closest('[data-mark]') : null;
        const pressed = mark?.getAttribute('data-mark') ?? undefined;
        drag.current = { x: event.clientX, from: shown, mark: pressed, hasMoved: false };
        // A hand that leaves the area while it drags goes on dragging.
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
        const { current } = drag;
        if (current === undefined) return;
        const by = event.clientX - current.x;
        if (!current.hasMoved && Math.abs(by) < STILL_PX) return;
        current.hasMoved = true;
        setDraft(moved(current.from, -by / Math.max(1, width)));
      },
      onPointerUp: (event: PointerEvent<HTMLDivElement>) => {
        const { current } = drag;
        drag.current = undefined;
        if (current === undefined) return;
        if (current.hasMoved) {
          setDraft((before) => before && { ...before });
          return;
        }
        const place = placeAt(event.clientX - event.currentTarget.getBoundingClientRect().left, width);
        onChoose(current.mark, instantAt(shown, Math.min(1, Math.max(0, place))));
      },
      onPointerCancel: () => {
        drag.current = undefined;
        setDraft((before) => before && { ...before });
      },
    },
  };
}
