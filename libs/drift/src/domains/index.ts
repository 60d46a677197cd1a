import type { Domain } from '../compare/domain';
import { artifacts } from './artifacts';
import { flagd } from './flagd';
import { kubernetes } from './kubernetes';
import { postgres } from './postgres';

/** Everything that can drift: one folder and one line each. */
export const domains: readonly Domain[] = [artifacts, flagd, kubernetes, postgres];

export function domainNamed(name: string): Domain | undefined {
  return domains.find((domain) => domain.name === name);
}
