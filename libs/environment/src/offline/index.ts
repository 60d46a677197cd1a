// What works without a ledger or a server: reading a project file, and asking its rules.
export { readConfiguration } from '../configuration/read-configuration';
export { checkVariance } from '../intent/check-variance';
export type { VarianceRules } from '../intent/covering-rule';
export { resolveIntent } from '../intent/resolve-intent';
export { nothingKnown } from '../intent/variance-facts';
export type { ProjectConfiguration } from '../project-configuration';
export { environmentRefusals } from '../refusals';
