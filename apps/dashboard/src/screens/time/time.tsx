import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { Answer } from '../../parts/answer';
import { Card } from '../../parts/card';
import { CommandHint } from '../../parts/command-hint';
import { Empty } from '../../parts/faces/empty';
import { Loading } from '../../parts/faces/loading';
import { ScreenHead } from '../../parts/screen-head';
import { useListKeys } from '../../parts/use-list-keys';
import { useAt, useProject } from '../../shell/moment';
import { Around } from './around';
import { Jump } from './jump';
import type { Kind, TimelineEvent } from './kinds';
import { OpenThen } from './open-then';
import type { Timeline as Told } from './facts';
import { useTimeline } from './query';
import { kindsIn } from './search';
import { ThenAndNow } from './then-and-now';
import { ThenCards } from './then-cards';
import classes from './time.module.css';
import { Timeline } from './timeline';
import { useChange } from './use-change';
import { useThen } from './use-then';

/** What was true at a moment, what happened around it, and what has changed since. */
export function TimeMachine() {
  const project = useProject();
  const at = useAt();
  const change = useChange();
  const { from, until, kinds, environment, only = false, run } = useSearch({ from: '/p/$project/time' });
  const lanes = kindsIn(kinds);
  const timeline = useTimeline(project, {
    ...{ from, until, around: at, kinds: lanes },
    environment: only ? environment : undefined,
  });
  const told = timeline.data?.data;
  // What is shown while the answer is awaited is about another moment.
  const { previous, next, chosen } = besides(timeline.isPlaceholderData ? undefined : told, at);
  const { answer, environments } = useThen(project, at);
  const compared = environment ?? environments.find(({ hasChanged }) => hasChanged)?.environment;
  useListKeys({
    // The event before the moment, the moment, the event behind it.
    count: 3,
    index: 1,
    onMove: (to) => {
      const event = to === 2 ? next : previous;
      if (event !== undefined && to !== 1) change({ at: event.position, run: undefined });
    },
  });
  return (
    <>
      <ScreenHead title="Time machine" answer={<OpenThen project={project} at={at} />}>
        {environment !== undefined && (
          <Button
            size="xs"
            variant="default"
            aria-pressed={only}
            onClick={() => {
              change({ only: only ? undefined : true });
            }}
          >
            Only {environment}
          </Button>
        )}
      </ScreenHead>
      <div className={classes.screen}>
        <Jump at={at} lanes={lanes} previous={previous} next={next} />
        <Answer
          of={timeline}
          loading={<Loading rows={1} height={230} />}
          isEmpty={({ first }) => first === null}
          empty={
            <Empty title="Nothing of these kinds has happened yet" command={`ledgerline apply --project ${project}`} />
          }
        >
          {(data) => <Drawn told={data} lanes={lanes} at={at} chosen={chosen} from={from} until={until} />}
        </Answer>
        <Answer
          of={answer}
          loading={<Loading rows={1} height={170} />}
          isEmpty={({ items }) => items.length === 0}
          empty={<Empty title="No environments then" />}
        >
          {() => <ThenCards environments={environments} chosen={environment} />}
        </Answer>
        <div className={classes.beside}>
          {told === undefined ? <Loading rows={1} height={300} /> : <Around told={told} chosen={chosen} run={run} />}
          <ThenAndNow
            project={project}
            at={at}
            environments={environments.map((one) => one.environment)}
            environment={compared ?? environments[0]?.environment}
          />
        </div>
      </div>
      <CommandHint command={`ledgerline status${at === undefined ? '' : ` --at ${at}`} --project ${project}`} />
    </>
  );
}

interface DrawnProps {
  readonly told: Told;
  readonly lanes: readonly Kind[];
  readonly at: string | undefined;
  readonly chosen: string | undefined;
  readonly from: string | undefined;
  readonly until: string | undefined;
}

function Drawn({ told, lanes, at, chosen, from, until }: DrawnProps) {
  const stretch = { from: Date.parse(from ?? told.from), until: Date.parse(until ?? told.until) };
  // Of a position, when the last event up to it was recorded.
  const instant = at === undefined || at.includes('T') ? at : told.here?.at;
  return (
    <Card>
      <Timeline
        told={told}
        lanes={lanes}
        stretch={stretch}
        moment={instant === undefined ? undefined : Date.parse(instant)}
        chosen={chosen}
      />
    </Card>
  );
}

interface Besides {
  readonly previous: TimelineEvent | undefined;
  readonly next: TimelineEvent | undefined;
  /** Position of the event that is the moment. */
  readonly chosen: string | undefined;
}

/** What comes before the moment and behind it; an event that is the moment itself is neither. */
function besides(told: Told | undefined, at: string | undefined): Besides {
  const last = told?.before.at(-1);
  const isAtEvent = last !== undefined && last.position === at;
  return {
    previous: isAtEvent ? told?.before.at(-2) : last,
    next: at === undefined ? undefined : told?.after[0],
    chosen: isAtEvent ? at : undefined,
  };
}
