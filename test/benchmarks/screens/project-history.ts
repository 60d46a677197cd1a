import { ProjectConfigured } from '@ledgerline/environment';
import type { DomainEvent } from '@ledgerline/kernel';
import type { SyntheticRelease } from '../synthetic-events';
import { eventsOfPromotion, eventsOfRelease, syntheticRelease } from '../synthetic-events';
import { findingsIn } from './synthetic-findings';

export interface ProjectSize {
  readonly environments: number;
  readonly releases: number;
  readonly findings: number;
  /** In all, and at least as many as the others need. */
  readonly events: number;
}

export const PROJECT = 'bench';
/** So many promotions wait for a yes in the end. */
const WAITING = 20;
const UNTIL_THE_YES = 3;
const ROUND = 25;
/** Of the promotions the latest so many stand in streams of their own, and that is enough for whoever reads one. */
const MOST_IN_STREAMS = 6_000;

/** Some of what happened. */
interface Happened {
  readonly events: readonly DomainEvent[];
  /** To be written the fastest way there is: nobody reads their streams. */
  readonly isInBulk: boolean;
}

/**
 * What happened in one project until it is of this size, some at a time: it is configured, releases are cut, and brought to one
 * environment after the other until there are events enough; some promotions are left waiting, and the findings are open.
 */
export function* historyOf({ environments, releases, findings, events }: ProjectSize): Iterable<Happened> {
  const names = Array.from({ length: environments }, (_, index) => `env-${String(index).padStart(2, '0')}`);
  let written = 0;
  const happened = (some: readonly DomainEvent[], isInBulk = false): Happened => {
    written += some.length;
    return { events: some, isInBulk };
  };
  yield happened([configured(names)]);
  const all = Array.from({ length: releases }, (_, number) => syntheticRelease(PROJECT, number));
  for (const release of all) yield happened(eventsOfRelease(release));
  for (const environment of names) {
    yield happened(findingsIn(PROJECT, environment, Math.floor(findings / environments)));
  }
  const each = eventsOfPromotion(promotionOf(0, all, names)).length;
  const promotions = Math.max(environments, Math.ceil((events - written - WAITING * UNTIL_THE_YES) / each));
  for (let turn = 0; turn < promotions; turn += ROUND) {
    const round = Array.from({ length: Math.min(ROUND, promotions - turn) }, (_, index) => turn + index);
    yield happened(
      round.flatMap((one) => eventsOfPromotion(promotionOf(one, spread(all, one / promotions), names))),
      turn < promotions - MOST_IN_STREAMS,
    );
  }
  for (let turn = promotions; turn < promotions + WAITING; turn += 1) {
    yield happened(eventsOfPromotion(promotionOf(turn, all.slice(-1), names)).slice(0, UNTIL_THE_YES));
  }
}

/** The release whose turn it is when this share of the promotions has been made. */
function spread(all: readonly SyntheticRelease[], share: number): readonly SyntheticRelease[] {
  return all.slice(Math.floor(share * all.length));
}

function promotionOf(turn: number, [release]: readonly SyntheticRelease[], names: readonly string[]) {
  if (release === undefined) throw new Error('there is no release');
  const environment = names[turn % names.length] ?? '';
  return { ...release, environment, intentRevision: Math.floor(turn / names.length) + 1, turn };
}

function configured(names: readonly string[]): DomainEvent {
  const { sample } = ProjectConfigured;
  const settings = names.map((name, index) => [name, settingsOf(index, names)] as const);
  const states = {
    'dev-approved': { in: names[0] ?? '', gates: [] },
    'stage-approved': { gates: [{ approvals: { of: 'release-managers', count: 1 } }] },
    'prod-approved': { gates: [{ approvals: { of: 'release-managers', count: 2 } }] },
  };
  const configuration = {
    ...sample.configuration,
    project: PROJECT,
    environments: Object.fromEntries(settings),
    states,
  };
  return ProjectConfigured({ ...sample, project: PROJECT, configuration });
}

/** The first is for everything, a quarter is stages, and the rest are regions behind one of those. */
function settingsOf(index: number, names: readonly string[]) {
  const stages = Math.max(1, Math.floor(names.length / 4));
  const more = { labels: {}, observe: ['artifacts', 'kubernetes'] };
  if (index === 0) return { admits: 'candidate', after: [], ...more };
  if (index <= stages) return { admits: 'dev-approved', after: [names[0] ?? ''], ...more };
  return { admits: 'stage-approved', after: [names[1 + (index % stages)] ?? ''], ...more };
}
