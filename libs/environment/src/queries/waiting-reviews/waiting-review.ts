import type { Aliases, Involvement, Quorum } from '@ledgerline/kernel';
import { countedFor } from '@ledgerline/kernel';
import { quorumOf } from '../../overlay/missing-reviews';
import { aliasesOf, aliasesOfAll } from '../../people';
import type { ConfigurationChangeRow } from '../../projections/configuration-changes/project';
import type { ProposalView } from '../../projections/overlay-proposals/view';
import type { ProjectConfiguration } from '../../project-configuration';

/** A proposal that waits for people's words, and for whose. */
export interface WaitingReview {
  readonly kind: 'overlay' | 'policy';
  readonly id: string;
  /** Null for what concerns the whole project. */
  readonly environment: string | null;
  /** What would become of it: `web.replicas = 12` or `changes of variance, gates`. */
  readonly what: string;
  readonly requester: string;
  readonly reason: string;
  /** What is still asked, each for as many words as are missing. */
  readonly lacks: readonly Quorum[];
  /** Some of it anybody may review who may review at all. */
  readonly isAnybodys: boolean;
  /** Whose word counts already. */
  readonly said: readonly string[];
  readonly involved: readonly Involvement[];
  readonly aliases: Aliases;
  /** RFC 3339. */
  readonly since: string;
  readonly position: string;
}

/** More changes than these are counted, and not named. */
const MOST_KEYS = 5;
const LONGEST_VALUE = 60;

export function waitingOverlay(
  environment: string,
  proposal: ProposalView,
  { people }: Pick<ProjectConfiguration, 'people'>,
): WaitingReview {
  const { proposalId: id, changes, reason, proposer, reviews, missing, at, position } = proposal;
  return {
    ...{ kind: 'overlay', id, environment, what: inShort(changes), requester: proposer, reason },
    lacks: missing.flatMap(({ owner }) => (owner === null ? [] : [quorumOf(owner)])),
    isAnybodys: missing.some(({ owner }) => owner === null),
    said: reviews.map(({ person }) => person),
    involved: [{ person: proposer, as: 'proposer' }],
    aliases: aliasesOf(people),
    ...{ since: at, position },
  };
}

type Change = Pick<
  ConfigurationChangeRow,
  'asks' | 'at' | 'configuration' | 'parts' | 'position' | 'proposalId' | 'proposer' | 'reason' | 'words'
>;

export function waitingPolicy(change: Change, { people }: Pick<ProjectConfiguration, 'people'>): WaitingReview {
  const { proposalId: id, parts, reason, proposer, asks, words, configuration, at, position } = change;
  const involved = [{ person: proposer, as: 'proposer' }];
  const aliases = aliasesOfAll(people, configuration.people);
  const given = words.map(({ person, comment }) => ({
    ...{ person, groups: [asks.of] },
    ...(comment !== undefined && { comment }),
  }));
  const said = countedFor(asks, given, involved, aliases);
  return {
    ...{
      kind: 'policy',
      id,
      environment: null,
      what: `changes of ${parts.map(({ part }) => part).join(', ')}`,
      requester: proposer,
      reason,
    },
    lacks: [{ ...asks, count: Math.max(0, asks.count - said.length) }],
    ...{ isAnybodys: false, said, involved, aliases, since: at, position },
  };
}

function inShort(changes: Readonly<Record<string, unknown>>): string {
  const all = Object.entries(changes);
  const told = all.slice(0, MOST_KEYS).map(([key, value]) => (value === null ? `${key} as released` : set(key, value)));
  const more = all.length - told.length;
  return [...told, ...(more > 0 ? [`${String(more)} more`] : [])].join(', ');
}

function set(key: string, value: unknown): string {
  const text = JSON.stringify(value);
  return `${key} = ${text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text}`;
}
