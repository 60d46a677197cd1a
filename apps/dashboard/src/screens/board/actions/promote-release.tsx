import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Release } from '../facts';
import type { BoardFacts } from '../use-board';
import classes from './actions.module.css';
import { RequestPromotion } from './request-promotion';

/** More than these are found on the cards. */
const MOST_OFFERED = 4;

/** Where the release may go and is not yet. */
export function PromoteRelease({ release, facts }: { readonly release: Release; readonly facts: BoardFacts }) {
  const [target, setTarget] = useState<string | undefined>();
  const { states, where, alias, releaseId } = release;
  const targets = facts.environments.filter(
    ({ environment, admits, promotions }) =>
      states.some(({ state }) => state === admits) &&
      where.every((one) => one.environment !== environment) &&
      promotions.every((one) => one.releaseId !== releaseId),
  );
  return (
    <div className={classes.actions}>
      {targets.slice(0, MOST_OFFERED).map(({ environment }) => (
        <Button
          key={environment}
          size="compact-sm"
          variant="default"
          onClick={() => {
            setTarget(environment);
          }}
        >
          to {environment}…
        </Button>
      ))}
      {target !== undefined && (
        <RequestPromotion
          release={alias}
          environment={target}
          onClose={() => {
            setTarget(undefined);
          }}
        />
      )}
    </div>
  );
}
