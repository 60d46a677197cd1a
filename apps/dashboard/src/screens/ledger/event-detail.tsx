import { Button, CloseButton, CopyButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Answer } from '../../parts/answer';
import { CommandHint } from '../../parts/command-hint';
import { Digest } from '../../parts/digest';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import { CauseTree } from './cause-tree';
import classes from './ledger.module.css';
import type { EventChain } from './query';
import { useEvent } from './query';
import type { Filter } from './search';

/** So much of the JSON is shown before somebody asks for the rest. */
const JSON_SHOWN = 6_000;

interface Props {
  readonly project: string;
  readonly position: string;
  readonly at: string | undefined;
  readonly onChoose: (position: string | undefined) => void;
}

/** One event: who, when, because of what; what it set in motion; what exactly it says. */
export function EventDetail({ project, position, at, onChoose }: Props) {
  const found = useEvent(project, position, at);
  return (
    <section className={classes.detail} aria-label={`event ${position}`}>
      <div className={classes.detailHead}>
        <h2>Event {position}</h2>
        <CloseButton
          aria-label="close the event"
          onClick={() => {
            onChoose(undefined);
          }}
        />
      </div>
      <Answer of={found}>
        {(answer) => (
          <div className={classes.stack} data-stale={found.isPlaceholderData || undefined}>
            <Facts event={answer.event} />
            <CauseTree chain={answer} onChoose={onChoose} />
            <WhatItSays event={answer.event} />
          </div>
        )}
      </Answer>
      <CommandHint command={`ledgerline replay event ${position} --project ${project}`} />
    </section>
  );
}

function Facts({ event }: { readonly event: EventChain['event'] }) {
  return (
    <>
      <p className={classes.told}>
        <HostileText text={event.summary} most={400} />
      </p>
      <dl className={classes.facts}>
        <dt>type</dt>
        <dd>
          <Only filter={{ type: event.type }}>{event.type}</Only>
        </dd>
        <dt>recorded</dt>
        <dd>
          <Instant at={event.recordedAt} />{' '}
          <Link from="/p/$project/ledger" to="." search={(before) => ({ ...before, at: event.position })}>
            as of then
          </Link>
        </dd>
        <dt>actor</dt>
        <dd>
          {event.actor.kind} <Only filter={{ actor: event.actor.id }}>{event.actor.id}</Only>
        </dd>
        <dt>stream</dt>
        <dd>
          <Only filter={{ stream: event.stream }}>{event.stream}</Only>, revision {event.revision}
        </dd>
        {event.environment !== undefined && (
          <>
            <dt>environment</dt>
            <dd>
              <Only filter={{ environment: event.environment }}>{event.environment}</Only>
            </dd>
          </>
        )}
        {event.releaseId !== undefined && (
          <>
            <dt>release</dt>
            <dd>
              <Digest value={event.releaseId} of="release id" />{' '}
              <Only filter={{ release: event.releaseId }}>everything about it</Only>
            </dd>
          </>
        )}
        <dt>correlation</dt>
        <dd>
          <Digest value={event.correlationId} of="correlation id" />{' '}
          <Only filter={{ correlation: event.correlationId }}>as a list</Only>
        </dd>
        <dt>command</dt>
        <dd>
          <Digest value={event.commandId} of="command id" />
        </dd>
      </dl>
    </>
  );
}

/** Narrows the list to what is like this, and to nothing else. */
function Only({ filter, children }: { readonly filter: Filter; readonly children: string }) {
  return (
    <Link
      from="/p/$project/ledger"
      to="."
      search={({ at, event }) => ({
        ...(at !== undefined && { at }),
        ...(event !== undefined && { event }),
        ...filter,
      })}
    >
      <HostileText text={children} />
    </Link>
  );
}

function WhatItSays({ event }: { readonly event: EventChain['event'] }) {
  const json = JSON.stringify(event, undefined, 2);
  return (
    <section aria-label="what it says">
      <div className={classes.detailHead}>
        <h3>Raw</h3>
        <CopyButton value={json} timeout={1_500}>
          {({ copied, copy }) => (
            <Button variant="default" size="compact-xs" onClick={copy}>
              {copied ? 'copied ✓' : 'Copy JSON'}
            </Button>
          )}
        </CopyButton>
      </div>
      <pre className={classes.json} tabIndex={0} role="region" aria-label="JSON of the event">
        <HostileText text={json} most={JSON_SHOWN} />
      </pre>
    </section>
  );
}
