import type { JsonObject } from '../../../compare/json';
import { groupOf, identityOf, kindOf, objectAt, textAt, toldIdentity, valueAt } from '../identity';
import type { Objects } from '../pairing';
import type { Case, Rule } from './rule';
import { isAt, isBy } from './rule';

/** The loop that scales is part of this manager; its entry is of the scale subresource. */
const MANAGERS = ['kube-controller-manager', 'horizontal-pod-autoscaler'];

/** An autoscaler sets the replicas of its target, as far as it is declared to; anybody else does not. */
export const autoscaled: Rule = (found) => {
  if (!isAt(found, 'spec', 'replicas') || !isBy(found, ...MANAGERS)) return undefined;
  // What is declared binds: an autoscaler whose own bounds were edited does not widen them here.
  const autoscaler = autoscalerOf(found, found.around.declared) ?? autoscalerOf(found, found.around.observed);
  if (autoscaler === undefined) return undefined;
  const [least, most] = [valueAt(autoscaler, 'spec', 'minReplicas') ?? 1, valueAt(autoscaler, 'spec', 'maxReplicas')];
  const { observed } = found.at;
  if (typeof observed !== 'number' || typeof least !== 'number' || typeof most !== 'number') return undefined;
  if (observed < least || observed > most) return undefined;
  return {
    by: 'kube-controller-manager',
    bounds: `between ${String(least)} and ${String(most)}`,
    why: `${toldIdentity(identityOf(autoscaler))} scales it`,
  };
};

function autoscalerOf({ at, kind, observed, declared }: Case, objects: Objects): JsonObject | undefined {
  const target = observed ?? declared;
  if (target === undefined) return undefined;
  const { namespace, name } = identityOf(target);
  for (const object of objects.values()) {
    if (kindOf(object) !== 'HorizontalPodAutoscaler.autoscaling') continue;
    const where = identityOf(object).namespace;
    const of = objectAt(object, 'spec', 'scaleTargetRef');
    const group = groupOf(textAt(of, 'apiVersion') ?? '');
    const told = `${textAt(of, 'kind') ?? ''}${group === '' ? '' : `.${group}`}`;
    if (told === kind && of.name === name && (where === namespace || where === undefined || isUnplaced(at.name))) {
      return object;
    }
  }
  return undefined;
}

const isUnplaced = (name: string) => !name.includes('/');
