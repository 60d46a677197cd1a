import { canonicalJson, Clock, contentDigest, Decisions } from '@ledgerline/kernel';
import { Injectable } from '@nestjs/common';
import { setImmediate as breathe } from 'node:timers/promises';
import type { FallOut } from '../configuration-change';
import { environment as environments, environmentId } from '../evolve';
import { inOrder } from '../intent/json';
import type { VarianceFacts } from '../intent/variance-facts';
import { readVarianceFacts } from '../overlay/read-variance-facts';
import type { ProjectConfiguration } from '../project-configuration';
import type { Environment, Project } from '../state';
import type { Consequences, Stranded } from './consequences';
import { MOST_FALL_OUTS, noConsequences } from './consequences';
import type { HeldValue, Transition } from './fall-out';
import { canLetFall, forbiddenBy, orphanedBy, transition } from './fall-out';

/** Values that are looked at before others get a turn. */
const IN_A_ROW = 50;
const LONGEST_VALUE = 500;

/** Reads from the ledger what a configuration would do to the environments as they are now. */
@Injectable()
export class ConsequencesReader {
  constructor(
    private readonly decisions: Decisions,
    private readonly clock: Clock,
  ) {}

  async of(project: string, present: Project, after: ProjectConfiguration): Promise<Consequences> {
    if (present.status === 'unconfigured') return noConsequences;
    const { configuration: before, version: baseVersion } = present;
    const change = transition(before, after);
    const names = Object.keys(before.environments).sort(inOrder);
    const gone = names.filter((name) => !Object.hasOwn(after.environments, name));
    const statesGone = Object.keys(before.states).filter((state) => !Object.hasOwn(after.states, state));
    const concerned = canLetFall(change) ? names : gone;
    const fallsOut: FallOut[] = [];
    const stranded: Stranded[] = [];
    for (const [name, state] of await this.environments(project, concerned)) {
      const room = MOST_FALL_OUTS - fallsOut.length;
      const found = gone.includes(name)
        ? vanishing(name, state)
        : await this.fallen(project, name, state, change, room);
      fallsOut.push(...found.fallsOut);
      stranded.push(...found.stranded);
    }
    return {
      baseVersion,
      fallsOut: fallsOut.slice(0, MOST_FALL_OUTS + 1),
      stranded,
      statesGone: statesGone.sort(inOrder),
    };
  }

  private async fallen(project: string, name: string, state: Environment, change: Transition, room: number) {
    const read = ({ variance }: ProjectConfiguration) =>
      readVarianceFacts(this.decisions, this.clock.now(), project, name, variance);
    const [before, after] = [await read(change.before), await read(change.after)];
    const facts = { ...after, elsewhere: { ...before.elsewhere, ...after.elsewhere } };
    return fallenIn(name, state, change, facts, room);
  }

  private environments(project: string, names: readonly string[]): Promise<(readonly [string, Environment])[]> {
    return Promise.all(
      names.map(async (name) => {
        const { state } = await this.decisions.load(environments, environmentId(project, name));
        return [name, state] as const;
      }),
    );
  }
}

function vanishing(environment: string, { intent }: Environment): Pick<Consequences, 'fallsOut' | 'stranded'> {
  if (intent === undefined) return { fallsOut: [], stranded: [] };
  const { alias: release } = intent.document.release;
  return { fallsOut: [], stranded: [{ environment, release, because: 'the environment is gone' }] };
}

/** Overlays come from people: many values under many rules are looked at without keeping everybody else waiting, and no more than can be listed. */
async function fallenIn(
  environment: string,
  state: Environment,
  change: Transition,
  facts: VarianceFacts,
  room: number,
) {
  const fallsOut: FallOut[] = [];
  const forbidden: FallOut[] = [];
  for (const [index, held] of heldValues(environment, state).entries()) {
    if (index % IN_A_ROW === IN_A_ROW - 1) await breathe();
    if (fallsOut.length > room) break;
    const against = forbiddenBy(held, change, facts);
    const fallen = against ?? orphanedBy(held, change);
    if (fallen !== undefined) fallsOut.push({ ...fallen, value: shown(fallen.value) });
    if (against !== undefined && held.proposalId === undefined) forbidden.push(against);
  }
  return { fallsOut, stranded: strandedBy(environment, state, forbidden) };
}

/** What is declared would not resolve again: the next promotion or overlay there would be refused. */
function strandedBy(environment: string, { intent }: Environment, [first]: readonly FallOut[]): readonly Stranded[] {
  if (intent === undefined || first === undefined) return [];
  const { alias: release } = intent.document.release;
  return [{ environment, release, because: `${first.key}: ${first.because}` }];
}

/** The overlay in force, then every change of it that can still be approved. */
function heldValues(environment: string, { overlay, proposals }: Environment): readonly HeldValue[] {
  const inForce = Object.entries(overlay.values).map(([key, value]) => ({ environment, key, value }));
  const proposed = [...proposals]
    .filter(([, { status }]) => status === 'open')
    .flatMap(([proposalId, { changes }]) =>
      Object.entries(changes)
        .filter(([, value]) => value !== null)
        .map(([key, value]) => ({ environment, key, value, proposalId })),
    );
  return [...inForce.sort((one, other) => inOrder(one.key, other.key)), ...proposed];
}

function shown(value: unknown): unknown {
  return Buffer.byteLength(canonicalJson(value)) > LONGEST_VALUE ? contentDigest(value) : value;
}
