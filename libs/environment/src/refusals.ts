import type { Refusal, RefusalText } from '@ledgerline/kernel';
import { configurationRefusals } from './configuration/refusals';
import { overlayRefusals } from './overlay/refusals';

/** Every way in which this context says no; `docs/refusals.md` is generated from here. */
export const environmentRefusals = {
  ...configurationRefusals,
  ...overlayRefusals,
  'project-not-configured': {
    status: 404,
    says: 'project {project} has no configuration yet',
    remedy: 'apply its project file first: `ledgerline apply`',
  },
  'no-such-environment': {
    status: 404,
    says: 'project {project} has no environment {environment}',
    remedy: 'name one of its environments, or add this one to the project file and `ledgerline apply`',
  },
  'no-such-release': {
    status: 404,
    says: 'there is no release {release} in {project}',
    remedy: 'list the releases with `ledgerline status`, and name one by alias, id, id prefix or commit',
  },
  'nothing-declared': {
    status: 404,
    says: 'no release has been declared in {environment} yet',
    remedy: 'promote one: `ledgerline promote <release> --to {environment}`',
  },
  'no-such-intent': {
    status: 404,
    says: 'there is no intent {back} before the one of {environment}',
    remedy: 'go back less far: `ledgerline env show {environment}` says which intent is in force',
  },
  'no-such-overlay': {
    status: 404,
    says: 'the overlay of {environment} had no version {version}',
    remedy: 'see which version is in force with `ledgerline overlay show {environment}`',
  },
  'nothing-to-compare': {
    status: 404,
    says: '{name} is neither an environment nor a release of {project}',
    remedy: 'name an environment, or a release by alias, id, beginning of an id, or commit: `ledgerline status`',
  },
  'sides-not-comparable': {
    status: 422,
    says: '{from} and {to} are not of a kind: an overlay version is compared with another one',
    remedy: 'write two overlay versions, such as prod#13 and prod#14, or two environments or releases',
  },
  'environment-moved': {
    status: 409,
    says: 'another release was declared in {environment} meanwhile',
    remedy: 'send the request again',
  },
  'not-a-person': {
    status: 403,
    says: '{principal} is a service, and only people approve',
    remedy: 'approve with your own login',
  },
  'duties-not-separate': {
    status: 403,
    says: '{person} is its {as}, and nobody approves their own work',
    remedy: 'ask another one of {groups}',
  },
  'not-in-group': {
    status: 403,
    says: '{person} is none of those whose word is asked for: {groups}',
    remedy: 'ask one of {groups}',
  },
  'not-reviewed': {
    status: 409,
    says: '{person} has not given a word for this proposal that could be taken back',
    remedy: 'see who has with `ledgerline overlay show`; whoever proposed it may reject it',
  },
  'baseline-moved': {
    status: 409,
    says: '{environment} was at intent {intentRevision} and overlay {overlayVersion} when this was planned; it is at {current} now',
    remedy: 'plan again; approvals of the old plan are void',
  },
  'plan-moved': {
    status: 409,
    says: 'the plan has changed since: approved was {approved}, it is now {current}',
    remedy: 'read the new plan, then approve that one',
  },
  'authorization-withdrawn': {
    status: 409,
    says: 'the authorisation of promotion {promotionId} was taken back',
    remedy: 'see what it waits for with `ledgerline why-blocked`',
  },
  'intent-declared': {
    status: 409,
    says: 'the intent of promotion {promotionId} stands on {environment} already',
    remedy: 'promote the release that {environment} is to be instead',
  },
  'stale-intent': {
    status: 409,
    says: 'intent {intentRevision} of {environment} is no longer what is declared, that is {current}',
    remedy: 'pull the present intent and report about that one',
  },
  'not-your-environment': {
    status: 403,
    says: '{principal} works for {bound}, not for {environment}',
    remedy: 'report with the key of a deployer of {environment}',
  },
} as const satisfies Record<string, RefusalText>;

export type EnvironmentRefusal = keyof typeof environmentRefusals;

/** What a command of this context may answer instead of doing it. */
export type Refused = Refusal<EnvironmentRefusal | 'revision-moved'>;
