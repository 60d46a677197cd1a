import type { CompareOffline } from './asked';

/** What can be compared without a server: one file and one line each, loaded when it is asked for. */
const domains: Readonly<Record<string, () => Promise<CompareOffline>>> = {
  artifacts: async () => (await import('./artifacts')).compareArtifacts,
  flagd: async () => (await import('./flagd')).compareFlagd,
  kubernetes: async () => (await import('./kubernetes')).compareKubernetes,
  postgres: async () => (await import('./postgres')).comparePostgres,
};

export const offlineDomains: readonly string[] = Object.keys(domains);

/** Undefined where there is no such domain. */
export function offlineDomain(name: string): Promise<CompareOffline> | undefined {
  return Object.hasOwn(domains, name) ? domains[name]?.() : undefined;
}
