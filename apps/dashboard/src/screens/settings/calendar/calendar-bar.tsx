import { Button, Checkbox, Kbd, SegmentedControl } from '@mantine/core';
import settings from '../settings.module.css';
import { useChange } from '../use-change';
import classes from './calendar.module.css';
import type { Zoom } from './time-window';
import { monthOf, shifted } from './time-window';

interface Props {
  readonly month: string;
  readonly zoom: Zoom;
  readonly all: boolean;
  readonly title: string;
}

/** Which months are shown, and whether with what is over. */
export function CalendarBar({ month, zoom, all, title }: Props) {
  const change = useChange();
  const now = monthOf(new Date());
  const goTo = (wanted: string) => {
    change({ month: wanted === now ? undefined : wanted });
  };
  return (
    <div className={settings.bar}>
      <Button
        variant="default"
        size="xs"
        aria-label="month before"
        onClick={() => {
          goTo(shifted(month, -1));
        }}
      >
        ‹
      </Button>
      <Button
        variant="default"
        size="xs"
        aria-label="month after"
        onClick={() => {
          goTo(shifted(month, 1));
        }}
      >
        ›
      </Button>
      {month !== now && (
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            goTo(now);
          }}
        >
          This month
        </Button>
      )}
      <SegmentedControl
        size="xs"
        aria-label="How much time is shown"
        value={zoom}
        data={[
          { value: 'month', label: 'month' },
          { value: 'quarter', label: 'quarter' },
        ]}
        onChange={(value) => {
          change({ zoom: value === 'quarter' ? value : undefined });
        }}
      />
      <Checkbox
        size="xs"
        label="what is over, too"
        checked={all}
        onChange={({ currentTarget: { checked } }) => {
          change({ all: checked ? true : undefined });
        }}
      />
      <p className={classes.keys}>
        <Kbd>J</Kbd> <Kbd>K</Kbd> move <Kbd>E</Kbd> end or lift
      </p>
      <span className={classes.announced} role="status">
        {title}
      </span>
    </div>
  );
}
