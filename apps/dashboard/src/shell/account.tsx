import { Button, Popover } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '../api/client';
import { useWho } from '../api/who';
import { HostileText } from '../parts/hostile-text';
import { Instant } from '../parts/instant';
import { ThemeChoice } from './theme-choice';
import classes from './account.module.css';

/** Who is signed in, until when, in which theme, and the way out. */
export function Account({ onHelp }: { readonly onHelp: () => void }) {
  const { data: who } = useWho();
  const queries = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => client.DELETE('/v1/session'),
    onSettled: () => {
      queries.clear();
      window.location.assign('/sign-in');
    },
  });
  if (who === undefined) return null;
  return (
    <Popover position="bottom-end" width={280} withinPortal={false} trapFocus>
      <Popover.Target>
        <Button variant="default" size="xs" className={classes.name}>
          <span>
            <HostileText text={who.id} most={24} /> · {who.groups[0] ?? who.role}
          </span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes.about}>
          <p>
            {who.role}
            {who.groups.length > 0 && `, in ${who.groups.join(', ')}`}
          </p>
          {who.session !== undefined && (
            <p>
              signed in until <Instant at={who.session.endsAt} />
            </p>
          )}
          <ThemeChoice />
        </div>
        <div className={classes.actions}>
          <Button variant="default" size="xs" onClick={onHelp}>
            Keyboard
          </Button>
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              signOut.mutate();
            }}
          >
            Sign out
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
