import type { Plan } from './plan';

const APPROVALS = /^approvals:([a-z0-9-]+)/;

/** The groups whose word the plan's gates ask for. */
export function groupsAsked({ gates }: Pick<Plan, 'gates'>): readonly string[] {
  const groups = gates.map((gate) => APPROVALS.exec(gate)?.[1]).filter((group) => group !== undefined);
  return [...new Set(groups)];
}
