import { artifactsDetector } from './artifacts';
import type { AnyDetector } from './detector';
import { flagdDetector } from './flagd';
import { kubernetesDetector } from './kubernetes';
import { postgresDetector } from './postgres';

/** Everything that an agent can look at: one folder and one line each. */
export function allDetectors(): readonly AnyDetector[] {
  return [artifactsDetector, flagdDetector, kubernetesDetector(), postgresDetector()];
}
