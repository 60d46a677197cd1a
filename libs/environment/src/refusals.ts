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
  'variance-rule-invalid': {
    status: 422,
    says: 'variance rule {rule} {problem}',
    remedy: 'write the rule in JSON Schema 2020-12, self-contained, with simple patterns, beside `owner` and `why`',
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
    says: '{key} may not differ like that in {environment}: {because} (rule: {rule}, owner: {owner})',
    remedy:
      'ask {owner} to allow it under `variance` in ledgerline.yaml, put the value into a release, or ask for an exception that ends: `ledgerline exception request --variance {key} --in {environment}`',
  },
  'secret-in-value': {
    status: 422,
    says: 'the value of {key} looks like {form}, and secrets never enter',
    remedy:
      'keep it in your secret store, and declare { reference, version } instead; an overlay needs a rule with `credential: true` for that',
  },
  'overlay-too-large': {
    status: 422,
    says: 'the overlay of {environment} would have {bytes} bytes, and {limit} are allowed',
    remedy: 'keep large values in the release; an overlay is small',
  },
  'too-many-proposals': {
    status: 409,
    says: '{environment} has {limit} proposals that wait already',
    remedy: 'approve or reject some of them first: `ledgerline overlay show {environment}`',
  },
  'no-such-overlay-version': {
    status: 404,
    says: 'the overlay of {environment} never had a version {version}; it is at {current}',
    remedy: 'list its versions with `ledgerline overlay versions {environment}`',
  },
  'no-such-proposal': {
    status: 404,
    says: '{environment} has no overlay proposal {proposalId}',
    remedy: 'list its proposals with `ledgerline overlay show {environment}`',
  },
  'proposal-closed': {
    status: 409,
    says: 'the proposal is {status} already, by {person}',
    remedy: 'propose again what is still wanted',
  },
  'overlay-moved': {
    status: 409,
    says: 'what it would change has changed since version {base} of the overlay, which is at version {current} now',
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
