import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import classes from './ledger.module.css';
import type { EventChain } from './query';

/** Deeper ones stand no further to the right. */
const DEEPEST = 10;

interface Props {
  readonly chain: EventChain;
  readonly onChoose: (position: string) => void;
}

/** What the same request set in motion, each effect beneath its cause. */
export function CauseTree({ chain: { event, chain, isWhole }, onChoose }: Props) {
  return (
    <section aria-label="cause and effect">
      <h3>Cause and effect</h3>
      <ol className={classes.chain}>
        {chain.map((one) => (
          <li key={one.position} ref={(row) => row?.style.setProperty('--depth', String(Math.min(one.depth, DEEPEST)))}>
            <UnstyledButton
              className={classes.link}
              aria-current={one.position === event.position || undefined}
              onClick={() => {
                onChoose(one.position);
              }}
            >
              <span aria-hidden="true">{one.cause === null ? '●' : '└'}</span>
              <span className={classes.linkText}>
                <HostileText text={one.summary} most={400} />
              </span>
              <span className={classes.soft}>
                {one.position} · <Instant at={one.recordedAt} />
                {one.cause !== null && <VisuallyHidden> because of {one.cause}</VisuallyHidden>}
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
      {!isWhole && <p className={classes.soft}>There is more of this chain: narrow the list to its correlation.</p>}
    </section>
  );
}
