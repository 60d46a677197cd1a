import type { GateSetting } from '@ledgerline/environment';
import { askedBy } from '@ledgerline/kernel';
import type { PolicyGate } from './policy-gate';
import type { ReadonlyDeep } from './readonly-deep';

/** A gate as a project configures it. */
export type ConfiguredGate = ReadonlyDeep<GateSetting>;

/** Where a gate that does not say so looks. */
export interface Scope {
  readonly evidenceIn?: string;
  readonly soakIn: readonly string[];
  readonly driftIn: readonly string[];
}

/** The gate, told completely, under a name that says what it asks. */
export function policyGate(gate: ConfiguredGate, scope: Scope): PolicyGate {
  const told = untold(gate, scope);
  return gate.mode === 'warn' ? { ...told, mode: 'warn' } : told;
}

function untold(gate: ConfiguredGate, scope: Scope): PolicyGate {
  if ('evidence' in gate) return evidence(gate.evidence, scope);
  if ('approvals' in gate) {
    return { gate: `approvals:${askedBy(gate.approvals).replace(' ', ':')}`, kind: 'approvals', ...gate.approvals };
  }
  if ('soak' in gate) {
    const { soak } = gate;
    return typeof soak === 'string'
      ? { gate: 'soak', kind: 'soak', environments: [...scope.soakIn], for: soak }
      : { gate: `soak:${soak.in}`, kind: 'soak', environments: [soak.in], for: soak.for };
  }
  if ('converged' in gate)
    return { gate: `converged:${gate.converged}`, kind: 'converged', environment: gate.converged };
  if ('no-open-drift' in gate) return noOpenDrift(gate['no-open-drift'], scope);
  if ('migrations' in gate) return { gate: 'migrations', kind: 'migrations', atMost: gate.migrations['at-most'] };
  if ('dataset' in gate) return dataset(gate.dataset);
  if ('window' in gate) return { gate: 'window', kind: 'window', ...gate.window };
  const { expression, otherwise } = gate;
  return { gate: 'expression', kind: 'expression', expression, ...(otherwise && { otherwise: otherwise.approvals }) };
}

function evidence(
  asked: Extract<ConfiguredGate, { evidence: unknown }>['evidence'],
  { evidenceIn }: Scope,
): PolicyGate {
  const { kind, suite, count, signer, in: named, 'max-age': maxAge, 'min-tests': minTests } = asked;
  const environment = named ?? evidenceIn;
  return {
    gate: ['evidence', kind, ...(suite === undefined ? [] : [suite])].join(':'),
    kind: 'evidence',
    evidence: kind,
    ...(suite !== undefined && { suite }),
    ...(environment !== undefined && { environment }),
    ...(count !== undefined && { count }),
    ...(minTests !== undefined && { minTests }),
    ...(maxAge !== undefined && { maxAge }),
    ...(signer !== undefined && { signer }),
  };
}

function noOpenDrift(
  asked: Extract<ConfiguredGate, { 'no-open-drift': unknown }>['no-open-drift'],
  { driftIn }: Scope,
): PolicyGate {
  const { severity, in: named } = typeof asked === 'string' ? { severity: asked, in: driftIn } : asked;
  return {
    gate: 'no-open-drift',
    kind: 'no-open-drift',
    environments: [...named],
    ...(severity !== 'material' && { severity }),
  };
}

function dataset(asked: Extract<ConfiguredGate, { dataset: unknown }>['dataset']): PolicyGate {
  const { name, 'max-age': maxAge, 'verified-in': verifiedIn, 'schema-of': schemaOf } = asked;
  return {
    gate: `dataset:${name}`,
    kind: 'dataset',
    dataset: name,
    ...(maxAge !== undefined && { maxAge }),
    ...(verifiedIn !== undefined && { verifiedIn }),
    ...(schemaOf !== undefined && { schemaOf }),
  };
}

/** A second gate of the same name gets a number, so that every name stands for one gate. */
export function namedApart(gates: readonly PolicyGate[]): PolicyGate[] {
  const seen = new Map<string, number>();
  return gates.map((gate) => {
    const times = (seen.get(gate.gate) ?? 0) + 1;
    seen.set(gate.gate, times);
    return times === 1 ? gate : { ...gate, gate: `${gate.gate}:${String(times)}` };
  });
}
