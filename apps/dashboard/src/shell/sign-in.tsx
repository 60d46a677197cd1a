import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { useEffect, useState } from 'react';
import { client } from '../api/client';
import { CommandHint } from '../parts/command-hint';
import { Refused } from '../parts/faces/refused';
import classes from './sign-in.module.css';

interface With {
  readonly key?: string;
  readonly link?: string;
}

/** Signs in with an API key, or with the one-time link that this page was opened by. */
export function SignIn() {
  const { to } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [link] = useState(() => window.location.hash.slice(1));
  const [key, setKey] = useState('');
  const signIn = useMutation({
    mutationFn: async (body: With) => (await client.POST('/v1/session', { body })).data,
    onSuccess: (who) => {
      queries.clear();
      setKey('');
      const first = who === undefined || who.project === '*' ? '/' : `/p/${who.project}`;
      void navigate({ to: to ?? first, replace: true });
    },
  });
  useEffect(() => {
    document.title = 'Sign in · Ledgerline';
    // The secret does not stay in the address, where others may see it or the browser remembers it.
    if (link !== '') window.history.replaceState(null, '', '/sign-in');
  }, [link]);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    signIn.mutate({ key: key.trim() });
  };
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <h1>Ledgerline</h1>
        {link !== '' && !signIn.isError ? (
          <>
            <p>This link signs you in once.</p>
            <Button
              loading={signIn.isPending}
              onClick={() => {
                signIn.mutate({ link });
              }}
            >
              Sign in
            </Button>
          </>
        ) : (
          <form onSubmit={submit} className={classes.form}>
            <PasswordInput
              label="API key"
              autoComplete="current-password"
              required
              value={key}
              onChange={(event) => {
                setKey(event.currentTarget.value);
              }}
            />
            <Button type="submit" loading={signIn.isPending}>
              Sign in
            </Button>
            <p className={classes.hint}>Or open the link that this prints:</p>
            <CommandHint command="ledgerline login-link" />
          </form>
        )}
        {signIn.error !== null && <Refused error={signIn.error} />}
      </div>
    </main>
  );
}
