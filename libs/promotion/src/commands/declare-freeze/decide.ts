import { type Decision, deriveId, Refusal, refuse } from '@ledgerline/kernel';
import { FreezeDeclared } from '../../events';
import { type Freezes, isStanding } from '../../freezes';
import { decidedBy, type Governed } from '../../governance';
import type { PromotionRefusal } from '../../refusals';
import type { DeclareFreeze, OfferedFreeze } from './command';

const MOST_DAYS = 366;
const MOST_STANDING = 100;
const DAY_MS = 86_400_000;

/** The friendly id of the freeze that this command declares. */
export function freezeIdOf(commandId: string): string {
  return `FZ-${deriveId(commandId, 'freeze').slice(0, 8)}`;
}

/** `problem` is what the windows are found to be wrong with, if they are; telling them takes more than this context has. */
export function declareFreeze(
  command: DeclareFreeze,
  now: string,
  configuration: Governed,
  problem: string | undefined,
  state: Freezes,
): Decision<FreezeDeclared, PromotionRefusal> {
  const { cause, project, freeze, groups } = command;
  const word = decidedBy({ actor: cause.actor, groups }, configuration.governance?.freezes?.of, configuration);
  if (word instanceof Refusal) return word;
  const { name, scope, from = now, until, recurrence, reason } = freeze;
  const wrong = wrongTime(freeze, from, now) ?? wrongPlace(freeze, project, configuration);
  if (wrong !== undefined) return wrong;
  if (problem !== undefined)
    return refuse('window-invalid', { rrule: recurrence?.rrule ?? '', problem }, '/recurrence');
  const standing = [...state.values()].filter((known) => isStanding(known, now));
  if (standing.some((known) => known.name === name)) return refuse('freeze-name-taken', { name }, '/name');
  if (standing.length >= MOST_STANDING) return refuse('too-many-freezes', { most: MOST_STANDING });
  const freezeId = freezeIdOf(cause.commandId);
  return [
    FreezeDeclared({
      ...{ freezeId, project, name, scope, from, until },
      ...(recurrence !== undefined && { recurrence }),
      ...{ person: word.person, reason },
    }),
  ];
}

function wrongTime({ until }: OfferedFreeze, from: string, now: string): Refusal<PromotionRefusal> | undefined {
  if (until <= now || until <= from) return refuse('freeze-over-already', { until, from, now }, '/until');
  const latest = new Date(Date.parse(now) + MOST_DAYS * DAY_MS).toISOString();
  return until > latest ? refuse('freeze-too-long', { until, days: MOST_DAYS, latest }, '/until') : undefined;
}

function wrongPlace(
  { scope }: OfferedFreeze,
  project: string,
  { environments }: Governed,
): Refusal<PromotionRefusal> | undefined {
  if (!('environments' in scope)) return undefined;
  const index = scope.environments.findIndex((name) => !Object.hasOwn(environments, name));
  const environment = scope.environments[index];
  if (environment === undefined) return undefined;
  return refuse('no-such-environment', { project, environment }, `/scope/environments/${String(index)}`);
}
