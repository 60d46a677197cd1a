import { Button, Checkbox, Kbd, NativeSelect, VisuallyHidden } from '@mantine/core';
import settings from '../settings.module.css';
import { useChange } from '../use-change';
import type { Zoom } from './time-window';
import { beginningFor, turned } from './time-window';

interface Props {
  /** In milliseconds; undefined where nobody knows. */
  readonly today: number | undefined;
  /** The first day that is shown. */
  readonly beginning: string;
  readonly zoom: Zoom;
  readonly all: boolean;
  readonly title: string;
}

/** How much time is shown, from when on, and whether with what is over. */
export function CalendarBar({ today, beginning, zoom, all, title }: Props) {
  const change = useChange();
  const usual = beginningFor(new Date(today ?? Date.now()));
  const goTo = (wanted: string) => {
    change({ from: wanted === usual ? undefined : wanted });
  };
  return (
    <div className={settings.bar}>
      <Button
        variant="default"
        size="xs"
        aria-label="earlier"
        onClick={() => {
          goTo(turned(beginning, zoom, -1));
        }}
      >
        ‹
      </Button>
      <Button
        variant="default"
        size="xs"
        aria-label="later"
        onClick={() => {
          goTo(turned(beginning, zoom, 1));
        }}
      >
        ›
      </Button>
      {beginning !== usual && (
        <Button
          variant="default"
          size="xs"
          onClick={() => {
            goTo(usual);
          }}
        >
          Today
        </Button>
      )}
      <NativeSelect
        size="xs"
        aria-label="How much time is shown"
        value={zoom}
        data={[
          { value: 'month', label: 'a month' },
          { value: 'quarter', label: 'a quarter' },
        ]}
        onChange={({ currentTarget: { value } }) => {
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
      <p className={settings.soft}>
        <Kbd>J</Kbd> <Kbd>K</Kbd> move <Kbd>E</Kbd> end or lift
      </p>
      <VisuallyHidden role="status">{title}</VisuallyHidden>
    </div>
  );
}
