import type { Decision, Refusal } from '@ledgerline/kernel';
import { contentDigest, deriveId, refuse } from '@ledgerline/kernel';
import { configurationDelta } from '../../configuration/configuration-delta';
import type { Consequences } from '../../configuration/consequences';
import { MOST_FALL_OUTS, toldFallOut } from '../../configuration/consequences';
import { changedParts, reviewOf } from '../../configuration/governed-parts';
import type { AskedReviewers } from '../../configuration-change';
import { ProjectChangeProposed, ProjectConfigured } from '../../events';
import { ruleFor } from '../../intent/covering-rule';
import { pointerTo } from '../../intent/json';
import { readOverlayKey } from '../../intent/overlay-key';
import type { ProjectConfiguration } from '../../project-configuration';
import type { Project } from '../../state';
import type { ConfigureProject } from './command';

type ConfiguringRefusal =
  | 'changes-waiting'
  | 'configuration-moved'
  | 'falls-out-too-much'
  | 'override-denied'
  | 'overlays-fall-out'
  | 'reason-required';
type Configured = Extract<Project, { status: 'configured' }>;

/** What the command's file says, and what it would do. */
export interface Offered {
  readonly configuration: ProjectConfiguration;
  readonly consequences: Consequences;
}

/** The person behind the installation's own key; nobody else can be called so. */
const ROOT = 'root';
const MOST_WAITING = 20;

/** The id of the proposal that this command makes, if it makes one. */
export function changeIdOf({ cause }: Pick<ConfigureProject, 'cause'>): string {
  return deriveId(cause.commandId, 'configuration-change');
}

/** A change that waits with the very same content. */
export function waitingTwin({ waiting }: Configured, configurationHash: string): string | undefined {
  return [...waiting].find(([, change]) => change.configurationHash === configurationHash)?.[0];
}

export function configureProject(
  command: ConfigureProject,
  state: Project,
  offered: Offered,
): Decision<ProjectChangeProposed | ProjectConfigured, ConfiguringRefusal> {
  const { project, terms } = command;
  const { configuration, consequences } = offered;
  const configurationHash = contentDigest(configuration);
  const next = { project, configurationHash, configuration };
  if (state.status === 'unconfigured') return [ProjectConfigured({ ...next, version: 1 })];
  if (state.configurationHash === configurationHash) return [];

  const { baseVersion, fallsOut } = consequences;
  if (baseVersion !== state.version) {
    return refuse('configuration-moved', { base: baseVersion, current: state.version });
  }
  if (fallsOut.length > MOST_FALL_OUTS) {
    return refuse('falls-out-too-much', { limit: MOST_FALL_OUTS }, pointerTo('configuration'));
  }
  const changes = configurationDelta(state.configuration, configuration);
  const asks = reviewOf(state.configuration, changes);
  const unfit = unfitTerms(command, asks);
  if (unfit !== undefined) return unfit;
  if (asks !== undefined && terms.override !== true) {
    const parts = [...changedParts(changes)];
    return propose(command, state, { ...next, baseVersion, parts, fallsOut: [...fallsOut], asks });
  }
  if (fallsOut.length > 0 && terms.acceptFallOut !== true) return fallOutRefused(offered);
  return [
    ProjectConfigured({
      ...next,
      version: state.version + 1,
      ...(fallsOut.length > 0 && { fallsOut: [...fallsOut] }),
      ...(asks !== undefined && { overridden: { reason: terms.reason ?? '', asks } }),
    }),
  ];
}

function unfitTerms(
  { cause, terms: { override, reason } }: ConfigureProject,
  asks: AskedReviewers | undefined,
): Refusal<'override-denied' | 'reason-required'> | undefined {
  if (override === true && cause.actor.id !== ROOT) {
    return refuse('override-denied', { principal: cause.actor.id }, '/override');
  }
  return asks !== undefined && reason === undefined ? refuse('reason-required', { of: asks.of }, '/reason') : undefined;
}

type Proposed = Omit<ProjectChangeProposed['data'], 'proposalId' | 'proposer' | 'reason'>;

/** The same content again waits already, whoever sends it. */
function propose(
  command: ConfigureProject,
  state: Configured,
  proposed: Proposed,
): Decision<ProjectChangeProposed, 'changes-waiting'> {
  if (waitingTwin(state, proposed.configurationHash) !== undefined) return [];
  if (state.waiting.size >= MOST_WAITING) return refuse('changes-waiting', { count: state.waiting.size });
  const { reason = '' } = command.terms;
  return [
    ProjectChangeProposed({
      ...proposed,
      proposalId: changeIdOf(command),
      reason,
      proposer: command.cause.actor.id,
    }),
  ];
}

function fallOutRefused({ configuration, consequences: { fallsOut } }: Offered): Refusal<'overlays-fall-out'> {
  const facts = { count: fallsOut.length, list: toldFallOut(fallsOut) };
  return refuse('overlays-fall-out', facts, pointerToGround(fallsOut[0]?.key ?? '', configuration));
}

/** Where the value's ground should have been: what it is about, and then the rule that would have to allow it. */
function pointerToGround(key: string, { components, databases, variance }: ProjectConfiguration): string {
  const address = readOverlayKey(key);
  if (address?.in === 'component' && !Object.hasOwn(components, address.component)) {
    return pointerTo('configuration', 'components');
  }
  if (address?.in === 'database' && !Object.hasOwn(databases, address.database)) {
    return pointerTo('configuration', 'databases');
  }
  const pattern = ruleFor(key, variance)?.pattern;
  return pointerTo('configuration', 'variance', ...(pattern === undefined ? [] : [pattern]));
}
