import type { Tier } from '@ledgerline/environment';
import type { Difference } from './difference';

export type Severity = Difference['severity'];
type Kind = Difference['kind'];

/**
 * How grave a difference is: how much its place matters, where it is, and whether something is missing, otherwise or
 * there in addition. Upstream, what is critical stops nothing that people use; in development, what somebody added by
 * hand is how one tries things.
 */
const table: Readonly<Record<Tier, Readonly<Record<Severity, Readonly<Record<Kind, Severity>>>>>> = {
  production: {
    critical: { missing: 'critical', changed: 'critical', unexpected: 'critical' },
    material: { missing: 'material', changed: 'material', unexpected: 'material' },
    minor: { missing: 'minor', changed: 'minor', unexpected: 'minor' },
  },
  staging: {
    critical: { missing: 'critical', changed: 'critical', unexpected: 'material' },
    material: { missing: 'material', changed: 'material', unexpected: 'material' },
    minor: { missing: 'minor', changed: 'minor', unexpected: 'minor' },
  },
  development: {
    critical: { missing: 'material', changed: 'material', unexpected: 'material' },
    material: { missing: 'material', changed: 'material', unexpected: 'minor' },
    minor: { missing: 'minor', changed: 'minor', unexpected: 'minor' },
  },
};

export function severityOf(materiality: Severity, tier: Tier, kind: Kind): Severity {
  return table[tier][materiality][kind];
}

/** The differences, each as grave as it is in an environment of this tier. What is unknown may be anything, and stays. */
export function weighed(differences: readonly Difference[], tier: Tier): readonly Difference[] {
  return differences.map((difference) => {
    const { severity, kind, classification } = difference;
    return classification === 'unknown' ? difference : { ...difference, severity: severityOf(severity, tier, kind) };
  });
}
