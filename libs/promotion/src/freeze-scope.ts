import type { Static } from '@sinclair/typebox';
import { Type } from '@sinclair/typebox';

/** What a freeze shuts: everything, environments by name, or those with all of these labels. */
export const FreezeScope = Type.Union([
  Type.Object({ everything: Type.Literal(true) }),
  Type.Object({ environments: Type.Array(Type.String(), { minItems: 1 }) }),
  Type.Object({ labels: Type.Record(Type.String(), Type.String(), { minProperties: 1 }) }),
]);
export type FreezeScope = Static<typeof FreezeScope>;

/** Whether the scope takes in an environment. */
export function takesIn(scope: FreezeScope, environment: string, labels: Readonly<Record<string, string>>): boolean {
  if ('everything' in scope) return true;
  if ('environments' in scope) return scope.environments.includes(environment);
  return Object.entries(scope.labels).every(([label, value]) => labels[label] === value);
}
