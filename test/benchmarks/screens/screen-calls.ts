import type { ProjectSize } from './project-history';
import { PROJECT } from './project-history';
import type { Ask, RunningProject } from './running-project';

interface ScreenCall {
  readonly name: string;
  /** Another thing each time, in an order that jumps. */
  readonly send: (time: number) => Promise<unknown>;
}

type Item = Readonly<Record<string, string>>;

const BOARD_FINDINGS = 'status=open,acknowledged,capture-proposed,revert-requested,excepted&limit=200';
const INBOX = 'status=open,acknowledged,capture-proposed,revert-requested&snoozed=false&limit=200';
const EVENTS = 'order=newest&limit=100&data=false';
const UNDER_WAY = 'status=requested,gated,authorized,rolling-out&limit=200';
const PLACES = 97;

/** Everything that the screens ask of the api, as they ask it. */
export async function screenCalls({ ask }: RunningProject, size: ProjectSize): Promise<readonly ScreenCall[]> {
  const base = `/v1/projects/${PROJECT}`;
  const known = await whatIsThere(ask, base);
  const environment = (time: number) => `env-${String(time % size.environments).padStart(2, '0')}`;
  const { alias, waiting, ended, finding, position, instant, recent, standings } = known;
  const asked: Readonly<Record<string, (time: number) => string>> = {
    'board: environments': () => 'environments',
    'board: promotions under way': () => `promotions?${UNDER_WAY}`,
    'board: detectors': () => 'detectors',
    'board: open findings': () => `findings?${BOARD_FINDINGS}`,
    'board: configuration': () => 'configuration',
    'board: releases': () => 'releases?limit=50',
    'board: standings': () => `standings?releases=${standings}`,
    'board, at a position: environments': (time) => `environments?at=${position(time)}`,
    'board, at an instant: environments': (time) => `environments?at=${instant(time)}`,
    'board, at an instant: releases': (time) => `releases?limit=50&at=${instant(time)}`,
    'release: what it is': (time) => `releases/${alias(time)}`,
    'release: its story': (time) => `releases/${alias(time)}/story`,
    'plan: one that waits': (time) => `promotions/${waiting(time)}`,
    'plan: one that ended': (time) => `promotions/${ended(time)}`,
    'approvals: inbox': () => 'approvals/inbox?all=true',
    'drift: by severity': () => `findings?${INBOX}&order=severity`,
    'drift: by deadline': () => `findings?${INBOX}&order=deadline`,
    'drift: of an environment': (time) => `findings?${INBOX}&order=severity&environment=${environment(time)}`,
    'drift: overdue': () => `findings?${INBOX}&order=severity&escalated=true`,
    'drift: of somebody': () => `findings?${INBOX}&order=severity&assignee=ana`,
    'drift: counts': () => 'finding-counts',
    'drift: a finding': (time) => `findings/${finding(time)}`,
    'drift: what capture would do': (time) => `findings/${finding(time)}/capture`,
    'drift: what revert would do': (time) => `findings/${finding(time)}/revert`,
    'differences: of two environments': (time) => `diff?from=${environment(time)}&to=${environment(time + 1)}`,
    'differences: with an instant': (time) =>
      `diff?from=${environment(time)}&to=${environment(time)}&fromAt=${recent(time)}`,
    'differences: overlay': (time) => `environments/${environment(time)}/overlay`,
    'ledger: the newest': () => `history?${EVENTS}`,
    'ledger: of a type': () => `history?${EVENTS}&type=release.cut`,
    'ledger: of an actor': () => `history?${EVENTS}&actor=nobody`,
    'ledger: of an environment': (time) => `history?${EVENTS}&environment=${environment(time)}`,
    'ledger: of a release': (time) => `history?${EVENTS}&release=${alias(time)}`,
    'ledger: at a position': (time) => `history?${EVENTS}&at=${position(time)}`,
    'ledger: at an instant': (time) => `history?${EVENTS}&at=${instant(time)}`,
    'ledger: an event with its chain': (time) => `history/${known.event(time)}`,
    'time: all that happened': () => 'timeline',
    'time: around an instant': (time) => `timeline?around=${instant(time)}`,
    'time, at an instant: promotions': (time) => `promotions?${UNDER_WAY}&at=${recent(time)}`,
    'time, at an instant: findings': (time) => `findings?${BOARD_FINDINGS}&at=${recent(time)}`,
    'time, at an instant: approvals': (time) => `approvals/inbox?all=true&at=${recent(time)}`,
    'palette: releases': () => 'releases?limit=200',
  };
  const gets = Object.entries(asked).map(([name, pathOf]) => ({
    name,
    send: (time: number) => ask(`${base}/${pathOf(time)}`),
  }));
  const preview = (time: number) => {
    const body = JSON.stringify({ release: alias(time), environment: environment(time) });
    return ask(`${base}/plans`, { method: 'POST', body });
  };
  return [...gets, { name: 'plan: as it would be made now', send: preview }];
}

/** What can be asked for by its name, and the time in which it came to be. */
async function whatIsThere(ask: Ask, base: string) {
  const itemsOf = async (path: string) => ((await ask(`${base}/${path}`)) as { readonly items: readonly Item[] }).items;
  const releases = await itemsOf('releases?limit=200');
  const events = await itemsOf('history?order=newest&limit=200&data=false');
  const [oldest] = await itemsOf('history?order=oldest&limit=1');
  const [newest] = events;
  const share = (time: number) => ((time * 37) % PLACES) / PLACES;
  const between = (from: number, to: number, time: number) => Math.floor(from + (to - from) * share(time));
  const span = [oldest, newest].map((event) => ({
    position: Number(event?.position),
    instant: Date.parse(event?.recordedAt ?? ''),
  }));
  const from = span[0] ?? { position: 0, instant: 0 };
  const to = span[1] ?? from;
  return {
    alias: oneOf(releases, 'alias'),
    standings: releases
      .slice(0, 25)
      .map(({ releaseId }) => releaseId)
      .join(','),
    waiting: oneOf(await itemsOf(`promotions?${UNDER_WAY}`), 'promotionId'),
    ended: oneOf(await itemsOf('promotions?status=completed&limit=200'), 'promotionId'),
    finding: oneOf(await itemsOf('findings?limit=200'), 'findingId'),
    event: oneOf(events, 'position'),
    position: (time: number) => String(between(from.position, to.position, time)),
    instant: (time: number) => new Date(between(from.instant, to.instant, time)).toISOString(),
    /** When everything had been declared at least once. */
    recent: (time: number) => new Date(between((from.instant + to.instant) / 2, to.instant, time)).toISOString(),
  };
}

function oneOf(items: readonly Item[], field: string) {
  if (items.length === 0) throw new Error(`there is nothing with a ${field}`);
  return (time: number) => items[(time * 37) % items.length]?.[field] ?? '';
}
