import { Link } from '@tanstack/react-router';
import { Answer } from '../../parts/answer';
import { Card } from '../../parts/card';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import { useAt, useProject } from '../../shell/moment';
import classes from './just-now.module.css';
import { useJustNow } from './query';

const MOST_SHOWN = 6;

/** What happened last, the newest first; each leads to the time around it. */
export function JustNow() {
  const project = useProject();
  const at = useAt();
  const timeline = useJustNow(project, at);
  return (
    <Card title={at === undefined ? 'Just now' : 'Just before'}>
      <Answer of={timeline}>
        {({ before }) =>
          before.length === 0 ? (
            <p className={classes.soft}>nothing yet</p>
          ) : (
            <ol className={classes.events}>
              {before
                .slice(-MOST_SHOWN)
                .reverse()
                .map(({ id, at: then, position, summary, actor }) => (
                  <li key={id}>
                    <Link to="/p/$project/time" params={{ project }} search={{ at: position }}>
                      <Instant at={then} brief />
                    </Link>
                    <span>
                      <HostileText text={summary} most={160} />{' '}
                      <span className={classes.soft}>
                        <HostileText text={actor} most={40} />
                      </span>
                    </span>
                  </li>
                ))}
            </ol>
          )
        }
      </Answer>
    </Card>
  );
}
