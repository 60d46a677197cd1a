import type { Pipeline } from '../../pipeline';
import { FIRST_STATE } from '../../policy';

/** An environment to which releases go by themselves, and what makes one ready to. */
export interface AutomaticPlace {
  readonly environment: string;
  /** Its cut. */
  readonly cut: boolean;
  /** One of these states. */
  readonly states: readonly string[];
  /** Convergence in one of these environments. */
  readonly converged: readonly string[];
}

/**
 * The environments that the project promotes to automatically. A release is ready when it has the state that is admitted;
 * where that is reached by entering, when it has what is established upstream, or has converged there. The rest is waited
 * for by the promotion itself.
 */
export function automaticPlaces({ environments, states }: Pipeline): readonly AutomaticPlace[] {
  return Object.entries(environments)
    .filter(([, { promote }]) => promote === 'automatically')
    .map(([environment, { admits, after }]) => {
      if (admits === FIRST_STATE) return { environment, cut: after.length === 0, states: [], converged: [...after] };
      if (states[admits]?.in !== undefined) return { environment, cut: false, states: [admits], converged: [] };
      const upstream = Object.keys(states).filter((state) => after.includes(states[state]?.in ?? ''));
      const silent = after.filter((name) => !upstream.some((state) => states[state]?.in === name));
      return { environment, cut: after.length === 0, states: upstream.sort(), converged: silent };
    })
    .sort((one, other) => (one.environment < other.environment ? -1 : 1));
}
