import { UnstyledButton } from '@mantine/core';
import { Card } from '../../parts/card';
import { CommandHint } from '../../parts/command-hint';
import { Face } from '../../parts/faces/face';
import { useProject } from '../../shell/moment';
import classes from './differences.module.css';
import type { useNames } from './query';
import { useChange } from './use-change';

interface Props {
  readonly environments: ReturnType<typeof useNames>['environments'];
  /** What stands in the address names nothing. */
  readonly isRefused: boolean;
}

/** What people compare most: each environment with those before it, and with what it was. */
export function WhatToCompare({ environments, isRefused }: Props) {
  const project = useProject();
  const change = useChange();
  const pairs = [
    ...environments.flatMap(({ environment, after }) => after.map((before) => [before, environment] as const)),
    ...environments
      .filter(({ intent }) => intent !== null && intent.intentRevision > 1)
      .map(({ environment }) => [`${environment}~1`, environment] as const),
  ];
  return (
    <div className={classes.parts}>
      {isRefused && (
        <Face symbol="✕" title="That names nothing to compare" urgent>
          <p>Say prod, prod~1, prod@2026-11-01T12:00Z, prod#14 (a version of its overlay) or v84, on both sides.</p>
        </Face>
      )}
      <Card title="What is compared most">
        {pairs.length === 0 && <p className={classes.soft}>Two sides of one project, by their names.</p>}
        <ul className={classes.pairs}>
          {pairs.map(([from, to]) => (
            <li key={`${from} ${to}`}>
              <UnstyledButton
                className={classes.pair}
                onClick={() => {
                  change({ from, to });
                }}
              >
                {from} ⇄ {to}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      </Card>
      <CommandHint command={`ledgerline diff <this> <that> --project ${project}`} />
    </div>
  );
}
