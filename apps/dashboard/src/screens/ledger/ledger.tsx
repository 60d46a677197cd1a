import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { CommandHint } from '../../parts/command-hint';
import { ScreenHead } from '../../parts/screen-head';
import { StateBadge } from '../../parts/state-badge';
import { useAt, useProject } from '../../shell/moment';
import { EventDetail } from './event-detail';
import { EventList } from './event-list';
import { ExportDialog } from './export-dialog';
import classes from './ledger.module.css';
import { Projections } from './projections';
import { useProjections } from './query';
import { filterIn, optionsOf } from './search';

/** What happened, by whom and because of what; how far the projections have come. */
export function Ledger() {
  const project = useProject();
  const at = useAt();
  const search = useSearch({ from: '/p/$project/ledger' });
  const filter = filterIn({ ...search });
  const choose = useChoice();
  const [isExporting, setExporting] = useState(false);
  const command = `ledgerline replay${optionsOf(filter)}${at === undefined ? '' : ` --at ${at}`} --project ${project}`;
  const isOfProjections = search.view === 'projections';
  return (
    <>
      <ScreenHead title="Ledger" answer={at === undefined && <Following />}>
        {!isOfProjections && (
          <Button
            variant="default"
            size="xs"
            onClick={() => {
              setExporting(true);
            }}
          >
            Export…
          </Button>
        )}
        <Button
          variant="default"
          size="xs"
          renderRoot={(props) => (
            <Link
              {...props}
              from="/p/$project/ledger"
              to="."
              search={(before) => {
                const { view: _, ...rest } = before;
                return isOfProjections ? rest : { ...rest, view: 'projections' };
              }}
            />
          )}
        >
          {isOfProjections ? 'Show events' : 'Show projections'}
        </Button>
      </ScreenHead>
      {isOfProjections ? (
        <Projections />
      ) : (
        <div className={classes.screen} data-open={search.event !== undefined || undefined}>
          <div className={classes.list}>
            <EventList project={project} filter={filter} at={at} chosen={search.event} onChoose={choose} />
            <div className={classes.hint}>
              <CommandHint command={command} />
            </div>
          </div>
          {search.event !== undefined && (
            <EventDetail project={project} position={search.event} at={at} onChoose={choose} />
          )}
        </div>
      )}
      {isExporting && (
        <ExportDialog
          project={project}
          filter={filter}
          at={at}
          command={command}
          onClose={() => {
            setExporting(false);
          }}
        />
      )}
    </>
  );
}

/** Whether what all screens show is up to date. */
function Following() {
  const behind = useProjections().data?.data.projections.filter(({ status }) => status !== 'following');
  if (behind === undefined) return null;
  return behind.length === 0 ? (
    <StateBadge state="good">every projection follows</StateBadge>
  ) : (
    <StateBadge state="waiting">{`${String(behind.length)} projections do not follow`}</StateBadge>
  );
}

/** Opens an event by its position in the address, or none. */
function useChoice() {
  const navigate = useNavigate({ from: '/p/$project/ledger' });
  return useCallback(
    (position: string | undefined) => {
      void navigate({
        to: '.',
        search: ({ event: _, ...rest }) => ({ ...rest, ...(position !== undefined && { event: position }) }),
        replace: true,
        resetScroll: false,
      });
    },
    [navigate],
  );
}
