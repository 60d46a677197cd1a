import type { RefusalText } from '@ledgerline/kernel';

/** Why a change of an overlay is turned away. */
export const overlayRefusals = {
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
} as const satisfies Record<string, RefusalText>;
