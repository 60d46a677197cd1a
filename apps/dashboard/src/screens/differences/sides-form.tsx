import { ActionIcon, Button, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import classes from './differences.module.css';
import type { useNames } from './query';
import { sideIn } from './side';
import { useChange } from './use-change';

interface Props {
  readonly from: string;
  readonly to: string;
  readonly names: ReturnType<typeof useNames>;
}

const SPELLING = 'say prod, prod~1, prod@2026-11-01T12:00Z, prod#14 (overlay version) or v84';

/** The two sides, in the words of the command line. */
export function SidesForm({ from, to, names }: Props) {
  const [sides, setSides] = useState({ from, to });
  const change = useChange();
  const list = useId();
  const compare = (next: typeof sides) => {
    change({ from: next.from.trim(), to: next.to.trim(), chosen: undefined });
  };
  const field = (side: 'from' | 'to', label: string) => (
    <TextInput
      label={label}
      size="sm"
      list={list}
      autoComplete="off"
      spellCheck={false}
      maxLength={250}
      value={sides[side]}
      error={sides[side] !== '' && sideIn(sides[side]) === undefined ? SPELLING : undefined}
      onChange={({ currentTarget: { value } }) => {
        setSides({ ...sides, [side]: value });
      }}
    />
  );
  return (
    <form
      className={classes.sides}
      onSubmit={(event) => {
        event.preventDefault();
        compare(sides);
      }}
    >
      {field('from', 'This')}
      <ActionIcon
        type="button"
        variant="default"
        size="lg"
        aria-label="the other way round"
        onClick={() => {
          const turned = { from: sides.to, to: sides.from };
          setSides(turned);
          if (sideIn(turned.from) !== undefined && sideIn(turned.to) !== undefined) compare(turned);
        }}
      >
        ⇄
      </ActionIcon>
      {field('to', 'with that')}
      <Button type="submit" size="sm" disabled={sideIn(sides.from) === undefined || sideIn(sides.to) === undefined}>
        Compare
      </Button>
      <datalist id={list}>
        {names.environments.flatMap(({ environment }) => [
          <option key={environment} value={environment}>
            environment
          </option>,
          <option key={`${environment}~1`} value={`${environment}~1`}>
            as it was declared before
          </option>,
        ])}
        {names.releases.map((alias) => (
          <option key={`release ${alias}`} value={alias}>
            release
          </option>
        ))}
      </datalist>
    </form>
  );
}
