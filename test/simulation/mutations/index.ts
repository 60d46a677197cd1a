import type { Mutation } from '../core/mutation';
import { commandMutations } from './command-mutations';
import { dutyMutations } from './duty-mutations';
import { edgeMutations } from './edge-mutations';
import { logMutations } from './log-mutations';
import { overlayMutations } from './overlay-mutations';
import { processMutations } from './process-mutations';

/** Deliberate faults by name, every one of which the simulation has to notice. */
export const mutations: Readonly<Record<string, Mutation>> = {
  ...logMutations,
  ...commandMutations,
  ...dutyMutations,
  ...overlayMutations,
  ...processMutations,
  ...edgeMutations,
};
