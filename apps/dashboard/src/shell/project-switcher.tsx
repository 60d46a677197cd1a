import { Button, Popover, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { useState } from 'react';
import { useWho } from '../api/who';
import classes from './project-switcher.module.css';

const namePattern = '[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?';

/** The project; who may open others says which by name. */
export function ProjectSwitcher({ project }: { readonly project: string }) {
  const { data: who } = useWho();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  if (who?.project !== '*') return <span className={classes.project}>{project}</span>;
  const open = (event: SyntheticEvent) => {
    event.preventDefault();
    void navigate({ to: '/p/$project', params: { project: name }, search: {} });
  };
  return (
    <Popover position="bottom-start" withinPortal={false} trapFocus>
      <Popover.Target>
        <Button variant="default" size="xs">
          {project} ▾
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={open} className={classes.form}>
          <TextInput
            label="Another project"
            placeholder="its name"
            pattern={namePattern}
            required
            value={name}
            onChange={(event) => {
              setName(event.currentTarget.value);
            }}
          />
          <Button type="submit" size="xs">
            Open
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
