import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Answer } from '../../parts/answer';
import { CommandHint } from '../../parts/command-hint';
import { Empty } from '../../parts/faces/empty';
import { ScreenHead } from '../../parts/screen-head';
import { StateBadge } from '../../parts/state-badge';
import { useListKeys } from '../../parts/use-list-keys';
import { useAt, useProject } from '../../shell/moment';
import classes from './approvals.module.css';
import { InboxEntry } from './inbox-entry';
import type { InboxItem } from './query';
import { useInbox } from './query';
import { SayWord } from './say-word';

/** What waits for a yes of the reader's. */
export function Approvals() {
  const project = useProject();
  const at = useAt();
  const { all = false } = useSearch({ from: '/p/$project/approvals' });
  const inbox = useInbox(project, all, at);
  const shown = inbox.data?.data;
  const moment = at === undefined ? '' : ` --at ${at}`;
  return (
    <>
      <ScreenHead
        title="Approvals"
        {...(shown !== undefined && { answer: <Totals {...shown} isPast={at !== undefined} /> })}
      >
        <Button
          variant="default"
          size="xs"
          renderRoot={(props) => (
            <Link
              {...props}
              from="/p/$project/approvals"
              to="."
              search={({ all: before, ...rest }) => (before === true ? rest : { ...rest, all: true })}
            />
          )}
        >
          {all ? 'Only mine' : 'Also what waits for others'}
        </Button>
      </ScreenHead>
      <Answer
        of={inbox}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Empty
            title={at === undefined ? 'Nothing waits for you' : 'Nothing waited for you then'}
            command={`ledgerline approvals --all${moment} --project ${project}`}
          />
        }
      >
        {({ items }) => <Items items={items} at={at} />}
      </Answer>
      <p className={classes.foot}>
        <CommandHint command={`ledgerline approvals${all ? ' --all' : ''}${moment} --project ${project}`} />
      </p>
    </>
  );
}

interface TotalsProps {
  readonly items: readonly InboxItem[];
  readonly others: number;
  readonly isPast: boolean;
}

function Totals({ items, others, isPast }: TotalsProps) {
  const verb = isPast ? 'waited' : 'waits';
  const mine = items.filter((item) => item.mine).length;
  return (
    <>
      <StateBadge state={mine === 0 ? 'good' : 'waiting'}>
        {mine === 0 ? `nothing ${verb} for you` : `${String(mine)} ${mine === 1 || isPast ? verb : 'wait'} for you`}
      </StateBadge>
      {others > 0 && <StateBadge state="pending">{`${String(others)} for others`}</StateBadge>}
    </>
  );
}

interface ItemsProps {
  readonly items: readonly InboxItem[];
  /** Nothing is said about what waited at another time. */
  readonly at: string | undefined;
}

function Items({ items, at }: ItemsProps) {
  const project = useProject();
  const { item: chosen } = useSearch({ from: '/p/$project/approvals' });
  const navigate = useNavigate({ from: '/p/$project/approvals' });
  const [word, setWord] = useState<{ readonly item: InboxItem; readonly says: 'yes' | 'no' } | undefined>();
  const index = items.findIndex(({ id }) => id === chosen);
  const say = (item: InboxItem | undefined, says: 'yes' | 'no') => {
    if (item === undefined) return;
    if (item.kind !== 'plan') {
      if (at === undefined) setWord({ item, says });
    } else {
      const params = { project, promotionId: item.id };
      void navigate({ to: '/p/$project/promotions/$promotionId', params, search: at === undefined ? {} : { at } });
    }
  };
  useListKeys({
    count: items.length,
    index: index < 0 ? undefined : index,
    onMove: (to) => {
      const id = items[to]?.id;
      if (id === undefined) return;
      void navigate({ to: '.', search: (before) => ({ ...before, item: id }), replace: true, resetScroll: false });
      // Enter then does what stands there.
      document.querySelector<HTMLElement>(`#inbox-${CSS.escape(id)} [data-opens]`)?.focus();
    },
    letters: {
      a: () => {
        say(items[index], 'yes');
      },
      r: () => {
        say(items[index], 'no');
      },
    },
  });
  return (
    <>
      <ul className={classes.items} aria-label="What waits">
        {items.map((item) => (
          <InboxEntry
            key={item.id}
            item={item}
            isChosen={item.id === chosen}
            at={at}
            onSay={(says) => {
              say(item, says);
            }}
          />
        ))}
      </ul>
      {word !== undefined && (
        <SayWord
          {...word}
          onClose={() => {
            setWord(undefined);
          }}
        />
      )}
    </>
  );
}
