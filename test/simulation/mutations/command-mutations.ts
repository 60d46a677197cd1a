import type { Environment } from '@ledgerline/environment';
import { DeclareIntent, environment, environmentId, project, resolveIntent } from '@ledgerline/environment';
import { release, releaseStreamId } from '@ledgerline/release';
import type { Cause, Decisions, EventLog } from '@ledgerline/kernel';
import { contentDigest, deriveId, EventLogError, Refusal } from '@ledgerline/kernel';
import { EventWriter } from '@ledgerline/platform/ledger';
import type { Command } from '@nestjs/cqrs';
import { ApprovePlan } from '../../../libs/promotion/src/commands/approve-plan/command';
import { approvePlan } from '../../../libs/promotion/src/commands/approve-plan/decide';
import { promotion } from '../../../libs/promotion/src/evolve';
import { releaseEvidence } from '../../../libs/promotion/src/release-evidence';
import { releaseStints } from '../../../libs/promotion/src/release-stints';
import type { EvidenceFact } from '../../../libs/promotion/src/gate-inputs';
import type { Promotion } from '../../../libs/promotion/src/state';
import type { Mutation } from '../core/mutation';
import { catalog } from '../core/catalog';
import { altered, folded, instead, retouched, withCause } from './altering';

type Overlay = Environment['overlay'];

/** Faults in how commands are decided. */
export const commandMutations: Readonly<Record<string, Mutation>> = {
  'forget the dedupe of a command': {
    decisions: (decisions, { random }) =>
      altered(decisions, {
        on: (decider, id, cause, decide, ifMatch) => {
          const commandId = deriveId(cause.commandId, String(random.next()));
          return decisions.on(decider, id, { ...cause, commandId }, decide, ifMatch);
        },
      }),
  },
  'a stale cache without a revision check': {
    decisions: (decisions, { log, raw }) => staleDecisions(decisions, log, raw),
  },
  'a lost acknowledgement counts as failure, and the command is sent anew': {
    bus: (bus) => ({
      execute: async (command) => {
        try {
          return await bus.execute(command);
        } catch (error) {
          if (!(error instanceof EventLogError) || error.code !== 'outcome-unknown') throw error;
          const { cause } = command as Command<unknown> & { readonly cause: Cause };
          const anew = { ...cause, commandId: deriveId(cause.commandId, 'anew') };
          return bus.execute(withCause(command, anew));
        }
      },
    }),
  },
  'approvals are bound to nothing': instead(ApprovePlan, async (command, bus, _, view) => {
    const { state } = await view.load(promotion, command.promotionId);
    const planHash = 'planHash' in state ? state.planHash : command.planHash;
    return bus.execute(Object.assign(withCause(command, command.cause), { planHash }));
  }),
  'approvals outlive their plan': folded(promotion, (state, event) => {
    const next = promotion.evolve(state, event);
    if (next.status !== 'gated' || !('approvals' in state)) return next;
    return { ...next, approvals: new Map([...state.approvals, ...next.approvals]) };
  }),
  'people approve their own work': instead(ApprovePlan, (command, _, decisions) =>
    decisions.on(promotion, command.promotionId, command.cause, (state) =>
      approvePlan(command, 'involved' in state ? { ...state, involved: [] } : state),
    ),
  ),
  'a service approves': instead(ApprovePlan, (command, bus) =>
    bus.execute(withCause(command, { ...command.cause, actor: { ...command.cause.actor, kind: 'person' } })),
  ),
  'every login is a person': { personOf: (login) => login },
  'one approval counts twice': retouched<Promotion>(promotion, (state) => {
    const somebody = { person: 'somebody', groups: ['release-managers'], comment: 'read it' };
    if (!('approvals' in state) || state.approvals.size !== 1) return state;
    return { ...state, approvals: new Map([...state.approvals, ['somebody', somebody]]) };
  }),
  'failed evidence counts': retouched<readonly EvidenceFact[]>(releaseEvidence, (facts) =>
    facts.map((fact) => ({ ...fact, verdict: 'passed' })),
  ),
  'nothing has to soak': retouched<{ readonly stints: ReadonlyMap<string, readonly { since: string }[]> }>(
    releaseStints,
    (state) => ({
      ...state,
      stints: new Map(
        [...state.stints].map(([release, stints]) => [
          release,
          stints.map((stint) => ({ ...stint, since: '2025-01-01T00:00:00.000Z' })),
        ]),
      ),
    }),
  ),
  'the plan is not re-checked when its intent is declared': instead(DeclareIntent, async (command, bus, _, view) => {
    const id = environmentId(command.project, command.environment);
    const { state } = await view.load(environment, id);
    const baseline = { intentRevision: state.intent?.intentRevision ?? 0, overlayVersion: state.overlay.version };
    const proposedIntent = await presentIntent(command, state.overlay, view);
    return bus.execute(Object.assign(withCause(command, command.cause), { baseline, proposedIntent }));
  }),
  'an aborted promotion goes on': retouched<Promotion>(promotion, (state) => {
    return state.status === 'aborted' ? { ...state, status: 'requested' } : state;
  }),
};

/** What the release would come to in the environment now, whatever was planned. */
async function presentIntent(
  { project: name, environment: where, releaseId }: DeclareIntent,
  overlay: Overlay,
  view: Decisions,
) {
  const { state: cut } = await view.load(release, releaseStreamId(name, releaseId));
  const { state: configured } = await view.load(project, name);
  if (cut.status === 'none' || configured.status === 'unconfigured') return releaseId;
  const rules = configured.configuration.variance;
  return contentDigest(resolveIntent(cut, overlay, { project: name, environment: where, rules }));
}

/** Decides on what it read first and appends wherever the stream ends. */
function staleDecisions(decisions: Decisions, log: EventLog, raw: EventLog): Decisions {
  const known = new Map<string, { readonly state: unknown; uses: number }>();
  const writer = new EventWriter(catalog);
  return altered(decisions, {
    on: async (decider, id, cause, decide) => {
      const stream = decider.stream(id);
      const cached = known.get(stream) ?? { state: (await decisions.load(decider, id)).state, uses: 0 };
      known.set(stream, cached);
      cached.uses += 1;
      if (cached.uses > 2) known.delete(stream);
      const decision = decide(cached.state as never);
      if (decision instanceof Refusal) return decision;
      let revision: bigint | undefined;
      for await (const event of raw.readStream(stream)) revision = event.revision;
      if (decision.length === 0) return { revision: revision ?? -1n, position: -1n, changed: false };
      const events = writer.newEvents(stream, cause, decision);
      return { ...(await log.append(stream, events, revision ?? 'no-stream')), changed: true };
    },
  });
}
