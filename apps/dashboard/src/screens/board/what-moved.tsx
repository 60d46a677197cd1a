import { HostileText } from '../../parts/hostile-text';
import type { Release } from './facts';
import { inWords } from './moved-in-words';
import classes from './release-matrix.module.css';

/** What a release brings that the one before it did not have. */
export function WhatMoved({ moved }: Pick<Release, 'moved'>) {
  const { says, destructive } = inWords(moved);
  return (
    <span title={moved.since === null ? 'the first release' : `since ${moved.since}`}>
      <HostileText text={says} most={120} />
      {destructive !== undefined && (
        <>
          {says !== '' && ', '}
          <strong className={classes.destructive}>{destructive}</strong>
        </>
      )}
    </span>
  );
}
