import type { Environment, Freeze } from '../facts';

type Scope = Freeze['scope'];

export function scopeWords(scope: Scope): string {
  if ('everything' in scope) return 'everything';
  if ('environments' in scope) return scope.environments.join(', ');
  return Object.entries(scope.labels)
    .map(([label, value]) => `${label}=${value}`)
    .join(', ');
}

/** The environments that the freeze keeps shut. */
export function takenIn(scope: Scope, environments: readonly Pick<Environment, 'environment' | 'labels'>[]) {
  return environments.filter((one) => isTakenIn(scope, one)).map(({ environment }) => environment);
}

function isTakenIn(scope: Scope, { environment, labels }: Pick<Environment, 'environment' | 'labels'>): boolean {
  if ('everything' in scope) return true;
  if ('environments' in scope) return scope.environments.includes(environment);
  return Object.entries(scope.labels).every(
    ([label, value]) => Object.hasOwn(labels, label) && labels[label] === value,
  );
}
