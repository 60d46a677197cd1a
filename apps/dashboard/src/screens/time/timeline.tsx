import { Button } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import { Instant } from '../../parts/instant';
import { Drawing } from './drawing';
import type { Kind } from './kinds';
import { marksOf } from './marks';
import type { Timeline as Told } from './facts';
import type { Stretch } from './stretch';
import { addressOf, moved, zoomed } from './stretch';
import classes from './timeline.module.css';
import { TimelineTable } from './timeline-table';
import { useChange } from './use-change';
import { useSteering } from './use-steering';
import { useWidth } from './use-width';

const STEP = 0.15;
const CLOSER = 0.5;
/** Both ends of a stretch that is shorter have seconds. */
const SHORT_MS = 600_000;

interface Props {
  readonly told: Told;
  /** As the address has it, or else as it was answered. */
  readonly stretch: Stretch;
  readonly lanes: readonly Kind[];
  /** The moment, in milliseconds; undefined is now. */
  readonly moment: number | undefined;
  /** Position of the event that is the moment. */
  readonly chosen: string | undefined;
}

/** What happened, drawn over time: zoomed by wheel, buttons and keys, moved by dragging and by arrows. */
export function Timeline({ told, stretch, lanes, moment, chosen }: Props) {
  const change = useChange();
  const area = useRef<HTMLDivElement>(null);
  const width = useWidth(area);
  const now = Date.parse(told.now);
  const show = (next: Stretch) => {
    change(addressOf(next));
  };
  const { shown, steer, handlers } = useSteering({
    ...{ area, width, stretch, onSettled: show },
    onChoose: (key, instant) => {
      const leadsTo = marks.find((mark) => mark.key === key)?.leadsTo;
      if (leadsTo !== undefined && 'from' in leadsTo) show(leadsTo);
      else if (leadsTo !== undefined) change({ at: leadsTo.position, run: undefined });
      else change({ at: instant >= now ? undefined : new Date(instant).toISOString(), run: undefined });
    },
  });
  const marks = marksOf(told, shown);
  const isShort = shown.until - shown.from < SHORT_MS;
  const zoom = (factor: number) => {
    steer(zoomed(shown, factor, isWithin(shown, moment) ? moment : undefined));
  };
  const move = (share: number) => {
    steer(moved(shown, share));
  };
  const everything = () => {
    change({ from: undefined, until: undefined });
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => {
      move(-STEP);
    },
    ArrowRight: () => {
      move(STEP);
    },
    '+': () => {
      zoom(CLOSER);
    },
    '=': () => {
      zoom(CLOSER);
    },
    '-': () => {
      zoom(1 / CLOSER);
    },
    Home: everything,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  return (
    <div className={classes.timeline}>
      <div
        ref={area}
        className={classes.area}
        role="region"
        aria-label="Timeline: arrows move it, plus and minus zoom, Home shows everything"
        tabIndex={0}
        onKeyDown={onKeyDown}
        {...handlers}
      >
        {width > 0 && <Drawing {...{ width, stretch: shown, lanes, marks, moment, now, chosen }} />}
      </div>
      <div className={classes.tools}>
        <span className={classes.soft}>
          <Instant at={new Date(shown.from).toISOString()} precise={isShort} /> to{' '}
          <Instant at={new Date(shown.until).toISOString()} precise={isShort} />
        </span>
        <span className={classes.soft}>{told.total.toLocaleString('en-GB')} events</span>
        <div className={classes.zoom} role="group" aria-label="Zoom">
          <Tool name="earlier" symbol="←" onClick={keys.ArrowLeft} />
          <Tool name="zoom in" symbol="+" onClick={keys['+']} />
          <Tool name="zoom out" symbol="−" onClick={keys['-']} />
          <Tool name="later" symbol="→" onClick={keys.ArrowRight} />
          <Button size="compact-sm" variant="default" onClick={everything}>
            Everything
          </Button>
        </div>
      </div>
      <TimelineTable told={told} />
    </div>
  );
}

function isWithin({ from, until }: Stretch, moment: number | undefined): boolean {
  return moment !== undefined && moment >= from && moment <= until;
}

interface ToolProps {
  readonly name: string;
  readonly symbol: string;
  readonly onClick: (() => void) | undefined;
}

function Tool({ name, symbol, onClick = () => undefined }: ToolProps) {
  return (
    <Button size="compact-sm" variant="default" aria-label={name} onClick={onClick}>
      {symbol}
    </Button>
  );
}
