import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useId, useState } from 'react';
import { Dialog } from '../parts/dialog';
import { HostileText } from '../parts/hostile-text';
import { useAt, useProject } from './moment';
import classes from './palette.module.css';
import { placeOf } from './screen';
import { useDestinations } from './use-destinations';

/** Goes to any screen, release, environment or finding by typing part of its name. */
export default function Palette({ onClose }: { readonly onClose: () => void }) {
  const project = useProject();
  const at = useAt();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [index, setIndex] = useState(0);
  const listId = useId();
  const found = useDestinations(project, text, at);
  const go = (destination: (typeof found)[number] | undefined) => {
    if (destination === undefined) return;
    onClose();
    const search = { ...destination.search, ...(at !== undefined && { at }) };
    void navigate({ to: placeOf(project, destination.path), search });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setIndex(Math.min(found.length - 1, Math.max(0, index + step)));
    else if (event.key === 'Enter') go(found[index]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog name="Go to anything" onClose={onClose}>
      <TextInput
        data-autofocus
        aria-label="Screen, release, environment or finding"
        placeholder="board, v84, prod-eu, DR-208 …"
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={`${listId}-${String(index)}`}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setIndex(0);
        }}
      />
      <ul id={listId} role="listbox" aria-label="Destinations" className={classes.list}>
        {found.map((destination, row) => (
          <li
            key={`${destination.kind}-${destination.name}`}
            id={`${listId}-${String(row)}`}
            role="option"
            aria-selected={row === index}
            className={classes.option}
            onMouseMove={() => {
              setIndex(row);
            }}
            onClick={() => {
              go(destination);
            }}
          >
            <HostileText text={destination.name} most={60} />
            <span className={classes.kind}>{destination.kind}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p role="status">Nothing of that name.</p>}
    </Dialog>
  );
}
