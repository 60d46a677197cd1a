import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Digest } from '../../parts/digest';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import { StateBadge } from '../../parts/state-badge';
import { useProject } from '../../shell/moment';
import classes from './approvals.module.css';
import type { InboxItem } from './query';

interface Props {
  readonly item: InboxItem;
  readonly isChosen: boolean;
  /** The moment of the inbox; nothing is said about what waited at another time. */
  readonly at: string | undefined;
  readonly onSay: (says: 'yes' | 'no') => void;
}

const kinds: Readonly<Record<InboxItem['kind'], string>> = {
  plan: 'plan',
  exception: 'exception',
  glass: 'break glass',
  overlay: 'overlay',
  policy: 'policy',
};

export function InboxEntry({ item, isChosen, at, onSay }: Props) {
  const { id, kind, what, environment, requester, reason, since, until, planHash } = item;
  return (
    <li
      id={`inbox-${id}`}
      className={classes.item}
      data-chosen={isChosen || undefined}
      aria-current={isChosen || undefined}
    >
      <div className={classes.head}>
        <StateBadge state={kind === 'glass' ? 'refused' : 'waiting'}>{kinds[kind]}</StateBadge>
        <h2>
          <HostileText
            text={kind === 'overlay' && environment !== null ? `${what} in ${environment}` : what}
            most={120}
          />
        </h2>
      </div>
      <p className={classes.soft}>
        by <HostileText text={requester} most={60} />, <Instant at={since} relative={at === undefined} />
        {until !== undefined && (
          <>
            , until <Instant at={until} />
          </>
        )}
        {planHash !== undefined && (
          <>
            {' '}
            · plan <Digest value={planHash} of="plan hash" head={4} />
          </>
        )}
      </p>
      {reason !== '' && (
        <p>
          “<HostileText text={reason} />”
        </p>
      )}
      <Asked {...item} />
      <Answers item={item} at={at} onSay={onSay} />
    </li>
  );
}

/** Whose yes is missing, who has given theirs, and whether the reader's would help. */
function Asked({ waitsFor, said, because }: InboxItem) {
  const asked = waitsFor.map(({ of, count, comment }) => {
    return `${String(count)} of ${of}${comment === undefined ? '' : ' with a comment'}`;
  });
  return (
    <p className={classes.soft}>
      waits for <HostileText text={asked.join(', ')} most={160} />
      {said.length > 0 && (
        <>
          {' '}
          · <HostileText text={said.join(', ')} most={120} /> said yes
        </>
      )}
      {because !== null && (
        <>
          {' '}
          · <strong>not yours: {because}</strong>
        </>
      )}
    </p>
  );
}

function Answers({ item: { kind, id, mine }, at, onSay }: Pick<Props, 'item' | 'at' | 'onSay'>) {
  const project = useProject();
  if (kind === 'plan') {
    return (
      <div>
        <Button
          data-opens
          {...((!mine || at !== undefined) && { variant: 'default' })}
          renderRoot={(props) => (
            <Link
              {...props}
              to="/p/$project/promotions/$promotionId"
              params={{ project, promotionId: id }}
              search={at === undefined ? {} : { at }}
            />
          )}
        >
          {mine && at === undefined ? 'Read the plan and decide' : 'Read the plan'}
        </Button>
      </div>
    );
  }
  if (!mine || at !== undefined) return null;
  return (
    <div className={classes.buttons}>
      <Button
        data-opens
        onClick={() => {
          onSay('yes');
        }}
      >
        Approve…
      </Button>
      {kind !== 'glass' && (
        <Button
          variant="default"
          onClick={() => {
            onSay('no');
          }}
        >
          Reject…
        </Button>
      )}
    </div>
  );
}
