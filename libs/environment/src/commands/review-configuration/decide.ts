import type { Decision, VoteRefusal } from '@ledgerline/kernel';
import { canonicalJson, countedFor, personBehind, Refusal, refuse, wordOf } from '@ledgerline/kernel';
import { changeNamed, closedRefusal, isWaiting, juryOf } from '../../configuration/change-at-hand';
import type { Consequences } from '../../configuration/consequences';
import { toldFallOut } from '../../configuration/consequences';
import type { FallOut } from '../../configuration-change';
import { ProjectChangeReviewed, ProjectConfigured } from '../../events';
import type { KnownPeople } from '../../people';
import { aliasesOf } from '../../people';
import type { ClosedChange, Project, WaitingChange } from '../../state';
import type { ReviewConfiguration } from './command';

type ReviewRefusal = VoteRefusal | 'change-closed' | 'configuration-moved' | 'fall-out-moved' | 'no-such-change';

export function reviewConfiguration(
  command: ReviewConfiguration,
  state: Project,
  consequences: Consequences,
): Decision<ProjectChangeReviewed | ProjectConfigured, ReviewRefusal> {
  const { project, proposalId, cause, groups, comment } = command;
  const change = changeNamed(state, project, proposalId);
  if (change instanceof Refusal) return change;
  if (state.status === 'unconfigured') return refuse('no-such-change', { project, proposalId });
  if (!isWaiting(change)) {
    const isDone = change.status === 'effective' && hasSaidYes(cause.actor.id, change, state.configuration.people);
    return isDone ? [] : closedRefusal(change, state.version);
  }
  const { quorum, involved, aliases } = juryOf(state, change);
  const voter = { actor: cause.actor, groups, ...(comment !== undefined && { comment }) };
  const word = wordOf(voter, { quorums: [quorum], involved, aliases });
  if (word instanceof Refusal) return word;
  if (change.words.some(({ person }) => person === word.person)) return [];
  const moved = movedFallOut(change, state.version, consequences);
  if (moved !== undefined) return moved;

  const said = { project, proposalId, person: word.person, groups: [...word.groups] };
  const reviewed = ProjectChangeReviewed({ ...said, ...(comment !== undefined && { comment }) });
  const counted = countedFor(quorum, [...change.words, word], involved, aliases).length;
  if (counted < quorum.count) return [reviewed];
  return [reviewed, effective(project, proposalId, state.version + 1, change, consequences)];
}

function hasSaidYes(name: string, { decidedBy }: ClosedChange, people: KnownPeople | undefined): boolean {
  const aliases = aliasesOf(people);
  return decidedBy.some((person) => personBehind(person, aliases) === personBehind(name, aliases));
}

/** What the words would be about is not what was proposed: values have come up since that nobody has read of. */
function movedFallOut(
  change: WaitingChange,
  version: number,
  { baseVersion, fallsOut }: Consequences,
): Refusal<'configuration-moved' | 'fall-out-moved'> | undefined {
  if (baseVersion !== version) return refuse('configuration-moved', { base: baseVersion, current: version });
  const read = new Set(change.fallsOut.map(named));
  const unread = fallsOut.filter((fallOut) => !read.has(named(fallOut)));
  return unread.length === 0 ? undefined : refuse('fall-out-moved', { list: toldFallOut(unread) });
}

/** A value that waited and is in force now is the same value. */
function named({ environment, key, value }: FallOut): string {
  return canonicalJson([environment, key, value]);
}

function effective(
  project: string,
  proposalId: string,
  version: number,
  { configuration, configurationHash }: WaitingChange,
  { fallsOut }: Consequences,
): ProjectConfigured {
  return ProjectConfigured({
    ...{ project, version, configurationHash, configuration, because: { proposalId } },
    ...(fallsOut.length > 0 && { fallsOut: [...fallsOut] }),
  });
}
