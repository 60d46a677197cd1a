import type { components } from '@ledgerline/api-client';

type ProjectFile = components['schemas']['ConfigureProjectRequest']['configuration'];

const flag = (on: unknown, defaultVariant: 'on' | 'off' = 'on') => ({
  state: 'ENABLED',
  variants: { on, off: false },
  defaultVariant,
});

/** What is declared of the flags. */
export const shopFlags = { banner: flag('v1'), sale: flag(true) };

/** The flags as somebody finds them who looks. */
export const seenWith = (changes: { readonly sale?: 'off'; readonly banner?: string; readonly debug?: 'on' }) => ({
  banner: flag(changes.banner ?? 'v1'),
  sale: flag(true, changes.sale),
  ...(changes.debug !== undefined && { debug: flag(true) }),
});

/** dev → stage → prod: ci has to be content first, then two release managers. */
export const shopProject = (project: string): ProjectFile => ({
  project,
  components: { web: { artifact: 'oci', repository: 'ghcr.io/acme/web' } },
  flags: './flags.flagd.json',
  environments: {
    dev: { admits: 'candidate', observe: ['flagd'] },
    stage: { admits: 'dev-approved', after: ['dev'], observe: ['flagd'] },
    prod: { admits: 'prod-approved', after: ['stage'], observe: ['flagd'], labels: { tier: 'prod' } },
  },
  states: {
    'dev-approved': { in: 'dev', gates: [{ evidence: { kind: 'junit', suite: 'unit', verdict: 'passed' } }] },
    'stage-approved': {
      in: 'stage',
      gates: [{ evidence: { kind: 'junit', suite: 'integration', verdict: 'passed' } }],
    },
    'prod-approved': { gates: [{ approvals: { of: 'release-managers', count: 2 } }] },
  },
  variance: { 'flags.sale': { type: 'boolean', owner: 'web-team', why: 'sales differ' } },
});
