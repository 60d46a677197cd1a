import { useState } from 'react';
import { Card } from '../../../parts/card';
import { CommandHint } from '../../../parts/command-hint';
import { Empty } from '../../../parts/faces/empty';
import { Loading } from '../../../parts/faces/loading';
import { Refused } from '../../../parts/faces/refused';
import { Stale } from '../../../parts/faces/stale';
import { useListKeys } from '../../../parts/use-list-keys';
import { useAt, useProject } from '../../../shell/moment';
import settings from '../settings.module.css';
import { useChange } from '../use-change';
import { EntryAction } from './actions/entry-action';
import { CalendarBar } from './calendar-bar';
import { Chart } from './chart';
import { canEnd } from './entry';
import { EntryTable } from './entry-table';
import { OlderOnes } from './older-ones';
import { useCalendar } from './use-calendar';

/** What is waived and what is frozen, from when until when; as of then nothing of it can be ended. */
export function Calendar() {
  const project = useProject();
  const at = useAt();
  const change = useChange();
  const calendar = useCalendar(project, at);
  const { exceptions, freezes, shown, entry, all } = calendar;
  // What is not there any more is not acted on, and nothing else in its place.
  const [actedOn, setActedOn] = useState<string | undefined>();
  const isActing = at === undefined && entry !== undefined && canEnd(entry) && entry.id === actedOn;
  useListKeys({
    count: isActing ? 0 : shown.length,
    index: calendar.index,
    onMove: (to) => {
      change({ chosen: shown[to]?.id });
    },
    letters: {
      e: () => {
        setActedOn(entry?.id);
      },
    },
  });
  if (calendar.isPending) return <Loading rows={4} height={72} />;
  if (calendar.failed !== null && calendar.entries.length === 0) {
    const again = () => void Promise.all([exceptions.refetch(), freezes.refetch()]);
    return <Refused error={calendar.failed} onRetry={again} />;
  }
  const freshness = exceptions.data?.pages[0];
  return (
    <>
      {freshness !== undefined && <Stale of={freshness} />}
      <CalendarBar
        today={calendar.today}
        beginning={calendar.beginning}
        zoom={calendar.zoom}
        all={all}
        title={calendar.window.title}
      />
      {shown.length === 0 ? (
        <Empty
          title="Nothing is waived or frozen in this time"
          command={`ledgerline freeze declare <name> --environment … --until … --reason … --project ${project}`}
        />
      ) : (
        <>
          <Card title={calendar.window.title}>
            <Chart
              window={calendar.window}
              today={calendar.today}
              zoom={calendar.zoom}
              entries={shown}
              chosen={entry?.id}
            />
          </Card>
          <Card title="The same as a table">
            <EntryTable
              entries={shown}
              chosen={entry?.id}
              isPast={at !== undefined}
              onAct={(id) => {
                change({ chosen: id });
                setActedOn(id);
              }}
            />
          </Card>
        </>
      )}
      <OlderOnes exceptions={exceptions} freezes={freezes} />
      <Commands all={all} at={at} />
      {isActing && (
        <EntryAction
          entry={entry}
          freeze={calendar.freeze}
          onClose={() => {
            setActedOn(undefined);
          }}
        />
      )}
    </>
  );
}

/** They print the same. */
function Commands({ all, at }: { readonly all: boolean; readonly at: string | undefined }) {
  const options = `${all ? ' --all' : ''}${at === undefined ? '' : ` --at ${at}`} --project ${useProject()}`;
  return (
    <div className={settings.bar}>
      <CommandHint command={`ledgerline exception list${options}`} />
      <CommandHint command={`ledgerline freeze list${options}`} />
    </div>
  );
}
