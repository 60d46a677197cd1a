import { Button, TextInput } from '@mantine/core';
import { createRoute, useNavigate } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { useEffect, useState } from 'react';
import { useWho } from '../api/who';
import { rootRoute } from './root-route';
import classes from './sign-in.module.css';
import { SignedIn } from './signed-in';

/** The first address: opens the project of who is signed in, or asks which. */
export const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: () => (
    <SignedIn>
      <Start />
    </SignedIn>
  ),
});

function Start() {
  const { data: who } = useWho();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const own = who === undefined || who.project === '*' ? undefined : who.project;
  useEffect(() => {
    if (own !== undefined) void navigate({ to: '/p/$project', params: { project: own }, search: {}, replace: true });
  }, [own, navigate]);
  if (own !== undefined) return null;
  const open = (event: SyntheticEvent) => {
    event.preventDefault();
    void navigate({ to: '/p/$project', params: { project: name }, search: {} });
  };
  return (
    <main className={classes.page}>
      <form onSubmit={open} className={classes.card}>
        <h1>Which project?</h1>
        <TextInput
          label="Project"
          required
          pattern="[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?"
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        <Button type="submit">Open</Button>
      </form>
    </main>
  );
}
