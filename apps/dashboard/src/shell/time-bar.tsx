import { Button } from '@mantine/core';
import { Instant } from '../parts/instant';
import { Link, useLocation } from '@tanstack/react-router';
import { useGoTo, useProject } from './moment';
import { addressOf, useScreens } from './screen';
import classes from './time-bar.module.css';

/** Says that everything is as of another time, and leads back. */
export function TimeBar({ at }: { readonly at: string }) {
  const goTo = useGoTo();
  const project = useProject();
  const here = useLocation({ select: ({ pathname }) => pathname });
  const timeMachine = useScreens().find((screen) => screen.tellsTime === true && addressOf(project, screen) !== here);
  return (
    <div className={classes.bar} role="status" aria-label="time machine">
      <span>
        <span aria-hidden="true">◔</span> as of{' '}
        <strong>{at.includes('T') ? <Instant at={at} /> : `position ${at}`}</strong>
      </span>
      <span>Nothing can be changed here.</span>
      {timeMachine !== undefined && (
        <Link to={addressOf(project, timeMachine)} search={{ at }} className={classes.link}>
          {timeMachine.title}
        </Link>
      )}
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          goTo(undefined);
        }}
      >
        Back to now
      </Button>
    </div>
  );
}
