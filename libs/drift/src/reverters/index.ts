import { kubernetesReverter } from './kubernetes';
import type { AnyReverter } from './reverter';

/** Everything that can be restored by a program: one folder and one line each. */
export function allReverters(): readonly AnyReverter[] {
  return [kubernetesReverter()];
}
