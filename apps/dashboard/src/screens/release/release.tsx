import { Button } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Answer } from '../../parts/answer';
import { Card } from '../../parts/card';
import { CommandHint } from '../../parts/command-hint';
import { Digest } from '../../parts/digest';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import { ScreenHead } from '../../parts/screen-head';
import { StateBadge } from '../../parts/state-badge';
import { useAt, useProject } from '../../shell/moment';
import { EvidenceList } from './evidence-list';
import { LiftRejection } from './actions/lift-rejection';
import { RejectRelease } from './actions/reject-release';
import type { Dossier, Story } from './query';
import { useDossier, useStory } from './query';
import classes from './release.module.css';
import { StoryFlow } from './story-flow';
import { WhatItIs } from './what-it-is';

/** What a release is, what verified it, where it is, and where its time went. */
export function ReleaseScreen() {
  const project = useProject();
  const at = useAt();
  const { release } = useParams({ from: '/p/$project/releases/$release' });
  const dossier = useDossier(project, release, at);
  const story = useStory(project, release, at);
  return (
    <>
      {dossier.data === undefined && <ScreenHead title={`Release ${release.slice(0, 40)}`} />}
      <Answer of={dossier}>
        {(shown) => (
          <>
            <Head dossier={shown} rejection={story.data?.data.rejection ?? null} isPast={at !== undefined} />
            <div className={classes.parts}>
              <div className={classes.column}>
                <Card title="What it is">
                  <WhatItIs dossier={shown} />
                </Card>
                <Card title="Evidence">
                  <EvidenceList evidence={shown.evidence} />
                </Card>
              </div>
              <div className={classes.column}>
                <Card title="Where it is">
                  <Where where={shown.where} />
                </Card>
                <Card title="Its story">
                  <Answer of={story}>{(told) => <StoryFlow story={told} cutAt={shown.cutAt} at={at} />}</Answer>
                </Card>
              </div>
            </div>
            <CommandHint command={`ledgerline release show ${shown.alias} --project ${project}`} />
          </>
        )}
      </Answer>
    </>
  );
}

interface HeadProps {
  readonly dossier: Dossier;
  readonly rejection: Story['rejection'];
  readonly isPast: boolean;
}

function Head({ dossier, rejection, isPast }: HeadProps) {
  const project = useProject();
  const { alias, aliases, releaseId, states, cutAt, cutBy } = dossier;
  const [open, setOpen] = useState<'reject' | 'lift' | undefined>();
  const close = () => {
    setOpen(undefined);
  };
  return (
    <>
      <ScreenHead
        title={alias.length > 40 ? `${alias.slice(0, 40)}…` : alias}
        answer={
          <>
            <Digest value={releaseId} of="release id" />
            {states.map(({ state }) => (
              <StateBadge key={state} state="good">
                {state}
              </StateBadge>
            ))}
            {rejection !== null && <StateBadge state="refused">rejected</StateBadge>}
          </>
        }
      >
        {!isPast && (
          <>
            <Button
              variant="default"
              size="xs"
              renderRoot={(props) => (
                <Link {...props} to="/p/$project/plan" params={{ project }} search={{ release: alias }} />
              )}
            >
              Plan promotion…
            </Button>
            {rejection !== null && (
              <Button
                variant="default"
                size="xs"
                onClick={() => {
                  setOpen('lift');
                }}
              >
                Lift rejection…
              </Button>
            )}
            <Button
              variant="default"
              size="xs"
              onClick={() => {
                setOpen('reject');
              }}
            >
              Reject…
            </Button>
          </>
        )}
      </ScreenHead>
      <p className={classes.about}>
        cut <Instant at={cutAt} /> by <HostileText text={cutBy.id} most={60} />
        {aliases.length > 1 && (
          <>
            , also called <HostileText text={aliases.filter((one) => one !== alias).join(', ')} most={120} />
          </>
        )}
      </p>
      {rejection !== null && (
        <p className={classes.rejected}>
          <span aria-hidden="true">✕ </span>
          {rejection.environments === undefined
            ? 'It goes nowhere'
            : `It does not go to ${rejection.environments.join(', ')}`}
          : <HostileText text={rejection.reason} /> (<HostileText text={rejection.person} most={60} />,{' '}
          <Instant at={rejection.at} relative />)
        </p>
      )}
      {open === 'reject' && <RejectRelease dossier={dossier} onClose={close} />}
      {open === 'lift' && rejection !== null && (
        <LiftRejection dossier={dossier} rejection={rejection} onClose={close} />
      )}
    </>
  );
}

function Where({ where }: Pick<Dossier, 'where'>) {
  if (where.length === 0) return <p className={classes.soft}>nowhere</p>;
  return (
    <ul className={classes.rows}>
      {where.map(({ environment, declaredAt, convergedAt }) => (
        <li key={environment}>
          <strong>{environment}</strong>{' '}
          {convergedAt === null ? (
            <StateBadge state="pending">not converged</StateBadge>
          ) : (
            <StateBadge state="good">converged</StateBadge>
          )}{' '}
          <span className={classes.soft}>
            declared <Instant at={declaredAt} />
            {convergedAt !== null && (
              <>
                , converged <Instant at={convergedAt} />
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
