import type { RefusalText } from '@ledgerline/kernel';

/** Why a configuration, or a change of it, is turned away. */
export const configurationRefusals = {
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
  'signer-unknown': {
    status: 422,
    says: 'the configuration trusts no key {signer}',
    remedy: 'give its public key under `trust`, or name one of those that are there',
  },
  'dataset-unknown': {
    status: 422,
    says: 'the configuration has no dataset {dataset}',
    remedy: 'define it under `datasets`, or name one of those that are there',
  },
  'expression-invalid': {
    status: 422,
    says: 'the expression{where} cannot be used: {problem}',
    remedy: 'write CEL over what docs/guides/write-a-gate.md lists',
  },
  'quorum-unclear': {
    status: 422,
    says: 'it is not said whose approval is asked for',
    remedy: 'write either `of` with a group or `role` with a role',
  },
  'window-invalid': {
    status: 422,
    says: 'the rule "{rrule}" tells no windows: {problem}',
    remedy: 'write an RFC 5545 rule such as FREQ=WEEKLY;BYDAY=MO,TU;BYHOUR=9 with an IANA time zone',
  },
  'alias-ambiguous': {
    status: 422,
    says: '"{alias}" stands for {person} and for {other}',
    remedy: 'let every name stand for one person',
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
  'tolerance-invalid': {
    status: 422,
    says: 'tolerance {number}, of {by}, {problem}',
    remedy: 'say who may change what, how far and why; docs/guides/drift.md has the form of a tolerance',
  },
  'overlays-fall-out': {
    status: 409,
    says: '{count} values of environments would no longer be allowed: {list}',
    remedy: 'have them changed first, or send `acceptFallOut: true` (`ledgerline apply --accept-fall-out`)',
  },
  'falls-out-too-much': {
    status: 422,
    says: 'more than {limit} values of environments would no longer be allowed, and nobody reads so many',
    remedy: 'tighten the rules in several steps, or have values changed first',
  },
  'reason-required': {
    status: 422,
    says: 'this change of policy is for {of} to review, and does not say why it is wanted',
    remedy: 'send `reason` (`ledgerline apply --reason …`)',
  },
  'override-denied': {
    status: 403,
    says: '{principal} cannot pass over those who have to review a change of policy',
    remedy: 'propose it without `override`; where nobody is left who could review it, the installation’s own key can',
  },
  'changes-waiting': {
    status: 409,
    says: '{count} changes of policy wait for review already',
    remedy: 'have some of them approved, rejected or withdrawn: `ledgerline change list`',
  },
  'configuration-moved': {
    status: 409,
    says: 'this was held against version {base} of the configuration, which is at version {current} now',
    remedy: 'send it again: what it changes may be something else now',
  },
  'fall-out-moved': {
    status: 409,
    says: 'since it was proposed, more values would no longer be allowed: {list}',
    remedy: 'propose it again, so that what is reviewed has all of them',
  },
  'no-such-change': {
    status: 404,
    says: 'no change of policy {proposalId} was proposed in {project}',
    remedy: 'list them with `ledgerline change list`',
  },
  'change-closed': {
    status: 409,
    says: 'the change is {status} already, by {person}',
    remedy: 'propose again what is still wanted',
  },
  'not-your-change': {
    status: 403,
    says: 'the change was proposed by {proposer}, and nobody else can withdraw it',
    remedy: 'reject it: `ledgerline change reject`',
  },
  'comment-required': {
    status: 422,
    says: 'a word of {groups} counts only with a comment',
    remedy: 'say what you looked at: add `--comment`',
  },
} as const satisfies Record<string, RefusalText>;
