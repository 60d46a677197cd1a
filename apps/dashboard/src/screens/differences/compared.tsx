import { Button, CopyButton } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Answer } from '../../parts/answer';
import { CommandHint } from '../../parts/command-hint';
import { Empty } from '../../parts/faces/empty';
import { Loading } from '../../parts/faces/loading';
import { ScreenHead } from '../../parts/screen-head';
import { useAt, useProject } from '../../shell/moment';
import { DiffTable } from './diff-table';
import classes from './differences.module.css';
import { DiffFilters } from './diff-filters';
import { markdownOf } from './markdown';
import { narrow } from './narrow';
import { useDiff } from './query';
import type { AskedSide } from './side';
import { SideLine } from './side-line';
import { Totals } from './totals';

interface Props {
  readonly sides: { readonly from: AskedSide; readonly to: AskedSide };
  /** As they were written. */
  readonly asked: { readonly from: string; readonly to: string };
  readonly form: ReactNode;
}

export function Compared({ sides, asked, form }: Props) {
  const project = useProject();
  const at = useAt();
  const search = useSearch({ from: '/p/$project/differences' });
  const diff = useDiff(project, sides.from, sides.to, at);
  const told = diff.isPlaceholderData ? undefined : diff.data?.data;
  return (
    <>
      <ScreenHead title="Differences" answer={told !== undefined && <Totals counts={told.counts} />}>
        {told !== undefined && (
          <CopyButton value={markdownOf(told, narrow(told.differences, search))} timeout={1_500}>
            {({ copied, copy }) => (
              <Button variant="default" size="xs" onClick={copy}>
                {copied ? 'Copied ✓' : 'Copy as Markdown'}
              </Button>
            )}
          </CopyButton>
        )}
      </ScreenHead>
      {form}
      <div className={classes.parts}>
        {diff.isPlaceholderData ? (
          <Loading rows={6} height={40} />
        ) : (
          <Answer
            of={diff}
            loading={<Loading rows={6} height={40} />}
            isEmpty={({ differences }) => differences.length === 0}
            empty={<Empty title="They do not differ">Whatever both have is the same on both sides.</Empty>}
          >
            {(data) => (
              <>
                <p className={classes.moments}>
                  <SideLine side={data.from} /> <span aria-hidden="true">⇄</span> <SideLine side={data.to} />
                </p>
                <DiffFilters differences={data.differences} />
                <DiffTable diff={data} differences={narrow(data.differences, search)} />
              </>
            )}
          </Answer>
        )}
        <CommandHint
          command={`ledgerline diff ${asked.from} ${asked.to}${at === undefined ? '' : ` --at ${at}`} --project ${project}`}
        />
      </div>
    </>
  );
}
