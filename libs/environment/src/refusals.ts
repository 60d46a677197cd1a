import type { Refusal, RefusalText } from '@ledgerline/kernel';

/** Every way in which this context says no; `docs/refusals.md` is generated from here. */
export const environmentRefusals = {
  'configuration-invalid': {
    status: 422,
    says: 'this is no configuration of a project: {problem}',
    remedy: 'correct the place that the pointer names; docs/ledgerline.schema.json has the form',
  },
  'project-name-differs': {
    status: 422,
    says: 'the configuration is for project {found}, and was sent to {project}',
    remedy: 'send it to the project that it names',
  },
  'name-reserved': {
    status: 422,
    says: '"{name}" means something of its own here',
    remedy: 'choose another name; `databases` and `flags` begin overlay keys, and every release is a `candidate`',
  },
  'environment-unknown': {
    status: 422,
    says: 'the configuration has no environment {environment}',
    remedy: 'define it under `environments`, or take the name out',
  },
  'environments-in-a-circle': {
    status: 422,
    says: 'no release could ever enter these environments, each waits for the next: {circle}',
    remedy: 'take one of them out of `after`, or let the state that it admits be reached elsewhere',
  },
  'state-unknown': {
    status: 422,
    says: 'the configuration has no state {state}',
    remedy: 'define it under `states`, or admit `candidate`',
  },
  'detector-unknown': {
    status: 422,
    says: 'there is no detector {detector}; there are: {known}',
    remedy: 'name detectors that exist',
  },
  'trust-key-unusable': {
    status: 422,
    says: 'the key of {name} {problem}',
    remedy:
      'give one public key of its own as PEM ("BEGIN PUBLIC KEY"): ECDSA P-256, Ed25519, or RSA of 2048 bits or more; cosign writes it as cosign.pub',
  },
  'variance-rule-invalid': {
    status: 422,
    says: 'variance rule {rule} {problem}',
    remedy: 'write the rule in JSON Schema 2020-12, self-contained, with simple patterns, beside `owner` and `why`',
  },
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
  'overlay-key-unknown': {
    status: 422,
    says: 'overlay key {key} names nothing that {where} has',
    remedy:
      'write `<component>.<path>`, `databases.<database>.settings.<name>`, `databases.<database>.extensions.<name>`, `flags.<flag>` or `flags.<flag>.targeting`',
  },
  'overlay-key-not-set': {
    status: 422,
    says: 'the overlay of {environment} has no value for {key} that could be taken out',
    remedy: 'read the overlay with `ledgerline env show {environment}`',
  },
  'overlay-keys-overlap': {
    status: 422,
    says: 'overlay key {key} lies inside of {other}, which has a value too',
    remedy: 'keep one of the two; null takes a key out',
  },
  'overlay-value-too-large': {
    status: 422,
    says: 'the value of {key} has {bytes} bytes, and {limit} are allowed',
    remedy: 'keep large values in the release; an overlay is small',
  },
  'overlay-unchanged': {
    status: 422,
    says: 'the overlay of {environment} has these values already',
    remedy: 'propose what is to change',
  },
  'flag-value-unknown': {
    status: 422,
    says: 'flag {flag} has no variant with the value of {key}',
    remedy: 'choose the value of one of its variants, or add a variant in a new release',
  },
  'variance-not-allowed': {
    status: 422,
    says: '{key} may not differ like that in {environment}: {because} (rule: {rule})',
    remedy: 'ask {owner} to allow it in the project’s `variance`, or put the value into a release',
  },
  'no-such-proposal': {
    status: 404,
    says: '{environment} has no overlay proposal {proposalId}',
    remedy: 'list its proposals with `GET /v1/projects/{project}/environments/{environment}/overlay`',
  },
  'proposal-closed': {
    status: 409,
    says: 'the proposal is {status} already, by {person}',
    remedy: 'propose again what is still wanted',
  },
  'overlay-moved': {
    status: 409,
    says: 'the proposal was made against version {base} of the overlay, which is at version {current} now',
    remedy: 'read the present overlay, and propose again what is still wanted',
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
    remedy: 'ask another person who may approve',
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
