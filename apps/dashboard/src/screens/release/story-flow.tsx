import { Link } from '@tanstack/react-router';
import { HostileText } from '../../parts/hostile-text';
import { Instant } from '../../parts/instant';
import { duration } from '../../parts/relative-time';
import type { State } from '../../parts/state';
import { StateBadge } from '../../parts/state-badge';
import { useAt, useProject } from '../../shell/moment';
import type { Story } from './query';
import classes from './story-flow.module.css';
import { chapters, longestWait } from './told-story';

type Told = ReturnType<typeof chapters<Story['states'][number], Story['promotions'][number]>>[number];

interface Props {
  readonly story: Story;
  readonly cutAt: string;
  readonly at: string | undefined;
}

/** What it did and what it waited for, from its cut on; the longer a bar, the longer it took. */
export function StoryFlow({ story, cutAt, at }: Props) {
  const now = at === undefined ? Date.now() : at.includes('T') ? Date.parse(at) : undefined;
  const told = chapters(story, now);
  const most = longestWait(story, now);
  return (
    <>
      {most !== undefined && most.ms >= 1_000 && (
        <p className={classes.answer}>
          Longest wait: <strong>{duration(most.ms)}</strong> for <HostileText text={most.gate} most={60} />, on the way
          to {most.where}.
        </p>
      )}
      <ol className={classes.chapters}>
        <li className={classes.chapter}>
          <p>
            <strong>cut</strong>{' '}
            <span className={classes.soft}>
              <Instant at={cutAt} />
            </span>
          </p>
        </li>
        {told.map((chapter) => (
          <OneChapter
            key={chapter.kind === 'state' ? `state ${chapter.of.state}` : chapter.of.promotionId}
            chapter={chapter}
          />
        ))}
      </ol>
    </>
  );
}

const ended: Readonly<Record<Story['promotions'][number]['status'], State>> = {
  requested: 'pending',
  gated: 'waiting',
  authorized: 'pending',
  'rolling-out': 'pending',
  completed: 'good',
  failed: 'refused',
  aborted: 'refused',
  superseded: 'pending',
};

const words: Partial<Record<Story['promotions'][number]['status'], string>> = {
  requested: 'is being planned',
  gated: 'waits for its gates',
  'rolling-out': 'is rolling out',
};

function OneChapter({ chapter }: { readonly chapter: Told }) {
  return (
    <li className={classes.chapter}>
      {chapter.kind === 'state' ? <StateHead {...chapter.of} /> : <PromotionHead {...chapter.of} />}
      <ul className={classes.bars}>
        {chapter.stretches.map((stretch, index) => (
          <li key={index}>
            <Bar {...stretch} name={stretch.name.replace('-', ' ')} />
            {stretch.waits.map((wait, place) => (
              <div key={place} className={classes.wait}>
                <Bar {...wait} name={`for ${wait.name}`} />
                {wait.goesOn && (
                  <p className={classes.soft}>
                    <HostileText text={wait.because} most={160} />
                  </p>
                )}
              </div>
            ))}
          </li>
        ))}
      </ul>
      <Steps of={chapter.of.steps} />
    </li>
  );
}

function StateHead({ state, steps }: Story['states'][number]) {
  const reached = steps.findLast(({ did }) => did === 'reached');
  return (
    <p>
      <strong>{state}</strong>{' '}
      {reached === undefined ? (
        <StateBadge state="waiting">not reached</StateBadge>
      ) : (
        <>
          <StateBadge state="good">reached</StateBadge>{' '}
          <span className={classes.soft}>
            <Instant at={reached.at} />
          </span>
        </>
      )}
    </p>
  );
}

function PromotionHead({ promotionId, environment, status, requester, reason, kind }: Story['promotions'][number]) {
  const project = useProject();
  const at = useAt();
  return (
    <>
      <p>
        <Link
          to="/p/$project/promotions/$promotionId"
          params={{ project, promotionId }}
          search={at === undefined ? {} : { at }}
          className={classes.link}
        >
          → {environment}
        </Link>{' '}
        <StateBadge state={ended[status]}>{words[status] ?? status}</StateBadge> {kind}
      </p>
      <p className={classes.soft}>
        <HostileText text={requester} most={60} />: <HostileText text={reason} most={160} />
      </p>
    </>
  );
}

/** Who did what; what only the machine did shows in the bars. */
function Steps({ of }: { readonly of: Story['promotions'][number]['steps'] }) {
  const said = of.filter(({ did, person }) => person !== null && did !== 'requested');
  if (said.length === 0) return null;
  return (
    <ul className={classes.steps}>
      {said.map(({ at, did, person }, index) => (
        <li key={index}>
          <HostileText text={person ?? ''} most={60} /> {did.replace('took-back', 'took it back').replace('-', ' ')}{' '}
          <Instant at={at} />
        </li>
      ))}
    </ul>
  );
}

interface BarProps {
  readonly name: string;
  readonly ms: number | undefined;
  readonly goesOn: boolean;
  readonly share: number;
}

function Bar({ name, ms, goesOn, share }: BarProps) {
  return (
    <div className={classes.bar} data-open={goesOn || undefined}>
      <span className={classes.name}>
        <HostileText text={name} most={60} />
      </span>
      <span className={classes.track} aria-hidden="true">
        <span
          className={classes.length}
          ref={(bar) => {
            bar?.style.setProperty('width', `${String(Math.max(1, share * 100))}%`);
          }}
        />
      </span>
      <span className={classes.time}>
        {ms === undefined ? '' : ms < 1_000 ? '< 1 s' : duration(ms)}
        {goesOn && ' so far'}
      </span>
    </div>
  );
}
