import type { Refusal, RefusalText } from '@ledgerline/kernel';

/** Every way in which this context says no; `docs/refusals.md` is generated from here. */
export const releaseRefusals = {
  'project-not-configured': {
    status: 404,
    says: 'project {project} has no configuration yet',
    remedy: 'apply its project file first: `ledgerline apply`',
  },
  'unknown-component': {
    status: 422,
    says: 'the project has no component {component}; it has: {known}',
    remedy: 'use one of its components, or add this one to the project file and `ledgerline apply`',
  },
  'unknown-database': {
    status: 422,
    says: 'the project has no database {database}; it has: {known}',
    remedy: 'use one of its databases, or add this one to the project file and `ledgerline apply`',
  },
  'unknown-dataset': {
    status: 422,
    says: 'the project has no dataset {dataset}; it has: {known}',
    remedy: 'use one of its datasets, or add this one to the project file and `ledgerline apply`',
  },
  'tag-not-a-digest': {
    status: 422,
    says: 'artifact "{reference}" names a tag, which can move',
    remedy: 'record `repository@sha256:…`, or let `ledgerline build record --resolve` pin the tag now',
  },
  'invalid-digest': {
    status: 422,
    says: '"{digest}" is no digest: it is `sha256:` and 64 lower-case hexadecimal digits',
    remedy: 'copy the digest from the registry or from `sha256sum`',
  },
  'invalid-reference': {
    status: 422,
    says: 'artifact "{reference}" does not say where it can be pulled from',
    remedy: 'write `repository@sha256:…`, the repository in ASCII letters, digits and `. _ ~ : / -`',
  },
  'no-such-build': {
    status: 404,
    says: 'there is no build {buildId} in {project}',
    remedy: 'list the builds with `GET /v1/projects/{project}/builds`',
  },
  'artifact-not-built': {
    status: 422,
    says: 'no recorded build of {component} made {digest}',
    remedy: 'record the build that made it first: `ledgerline build record`',
  },
  'malformed-event': {
    status: 400,
    says: 'the event cannot be read: {problem}',
    remedy: 'send CloudEvents 1.0 (structured, binary or batch) whose data is a CDEvents event, 0.4 or 0.5',
  },
  'delivery-conflict': {
    status: 409,
    says: 'event {id} of {source} came in before with other content',
    remedy: 'give every event an id of its own; repeat one only as it was',
  },
  'no-such-message': {
    status: 404,
    says: 'no message {messageId} is set aside in {project}',
    remedy: 'list them with `ledgerline quarantine list`',
  },
  'message-settled': {
    status: 409,
    says: 'message {messageId} is {status} already',
    remedy: 'nothing is left to do',
  },
  'payload-not-kept': {
    status: 422,
    says: 'the ledger does not hold the payload of message {messageId}',
    remedy: 'send the message again, corrected; then discard this one',
  },
  'build-not-recorded': {
    status: 409,
    says: 'no build of {digest} is recorded yet',
    remedy: 'nothing: it is tried again by itself when one is',
  },
  'empty-release': {
    status: 422,
    says: 'a release needs at least one artifact',
    remedy: 'name the digest of at least one component under `artifacts`',
  },
  'invalid-release': {
    status: 422,
    says: 'this is no content of a release: {problem}',
    remedy: 'correct the place that the pointer names',
  },
  'release-too-large': {
    status: 422,
    says: 'the release has {bytes} bytes, and {limit} are allowed',
    remedy: 'store large documents with `POST /blobs` and refer to them by digest',
  },
  'secret-in-value': {
    status: 422,
    says: 'the value of {key} looks like {form}, and secrets never enter',
    remedy:
      'keep it in your secret store, and declare { reference, version } instead; an overlay needs a rule with `credential: true` for that',
  },
  'duplicate-migration': {
    status: 422,
    says: 'migration {id} of {database} is listed twice',
    remedy: 'list every migration once, in the order in which they run',
  },
  'migration-changed': {
    status: 409,
    says: 'migration {id} of {database} is {known} since release {release}, and now {checksum}',
    remedy: 'leave migrations as they were released; put the change into a new migration',
  },
  'migration-renamed': {
    status: 409,
    says: 'migration {id} of {database} has the very content of {known}, and would run it a second time',
    remedy: 'keep the id {known}; where it is to run again, say why in a comment, so that its bytes are its own',
  },
  'migration-unreadable': {
    status: 422,
    says: 'migration {id} of {database} cannot be read: {problem}',
    remedy: 'correct the script; `ledgerline migrations check FILE` reads it without a release',
  },
  'required-release-unknown': {
    status: 422,
    says: 'migration {id} of {database} requires release {release} (line {line}), which there is not',
    remedy: 'name a release that is cut already, by its alias or its whole id',
  },
  'dataset-time-unclear': {
    status: 422,
    says: 'dataset {dataset} was taken at "{takenAt}", which is no instant',
    remedy: 'write the instant as in 2026-11-01T03:00:00Z',
  },
  'dataset-migration-unknown': {
    status: 422,
    says: 'dataset {dataset} was taken at migration {id} of {database}, which the release does not have',
    remedy: 'name a migration that the release lists for this database, or leave the database out',
  },
  'blob-missing': {
    status: 422,
    says: 'the ledger does not hold {digest}',
    remedy: 'store the file first: `POST /v1/projects/{project}/blobs`',
  },
  'alias-taken': {
    status: 409,
    says: 'alias {alias} stands for {holder} already',
    remedy: 'choose another alias; an alias never moves',
  },
  'alias-reserved': {
    status: 422,
    says: 'alias {alias} looks like the one that a release gets from its id',
    remedy: 'choose an alias of another form, or none',
  },
  'no-such-release': {
    status: 404,
    says: 'there is no release {release} in {project}',
    remedy: 'list the releases with `ledgerline status`, and name one by alias, id, id prefix or commit',
  },
  'ambiguous-release': {
    status: 409,
    says: '{release} may be any of {candidates}',
    remedy: 'name the release by its alias or its whole id',
  },
  'invalid-evidence': {
    status: 422,
    says: 'this cannot be judged as {kind}: {problem}',
    remedy: 'send the document as its maker wrote it: docs/guides/attach-evidence.md says what each kind has to be',
  },
  'contradicting-outcomes': {
    status: 422,
    says: 'test "{test}" both passed and failed in this report',
    remedy: 'give tests names of their own, and let the runner report a test that it ran again as such (flaky)',
  },
  'signature-not-trusted': {
    status: 422,
    says: 'none of the keys that are trusted made a signature of this document; it carries {carried}, and trusted are: {known}',
    remedy:
      'add the signer’s public key under `trust` in the project file and `ledgerline apply`; if it is there, the document is not what was signed',
  },
  'signature-invalid': {
    status: 422,
    says: 'the signature does not hold: {problem}',
    remedy: 'send the document as it was signed, or sign it again',
  },
  'artifact-bytes-missing': {
    status: 422,
    says: 'this signature is over the bytes of {digest}, which the ledger does not hold',
    remedy: 'store these bytes with `POST …/blobs`, or sign a statement instead: `cosign attest-blob`',
  },
  'no-such-environment': {
    status: 404,
    says: 'project {project} has no environment {environment}',
    remedy: 'name one of its environments, or add this one to the project file and `ledgerline apply`',
  },
  'evidence-for-another-digest': {
    status: 422,
    says: '{subject} is no artifact of release {release}',
    remedy: 'attach the evidence to the release that has this artifact',
  },
  'state-not-reached': {
    status: 409,
    says: 'release {release} has not reached {state}',
    remedy: 'see what it lacks with `ledgerline release show {release}` and `ledgerline why-blocked`',
  },
  'no-signing-key': {
    status: 409,
    says: 'this server has no key to sign with',
    remedy: 'give the api one: LEDGERLINE_SIGNING_KEY names a file with a PKCS#8 PEM, Ed25519 or ECDSA P-256',
  },
  'empty-or-large-blob': {
    status: 422,
    says: 'a document has 1 to {limit} bytes, this one {bytes}',
    remedy: 'send the bytes as the body of the request; split what is larger',
  },
  'no-such-blob': {
    status: 404,
    says: 'the ledger does not hold {digest}',
    remedy: 'store it first: `POST /v1/projects/{project}/blobs`',
  },
} as const satisfies Record<string, RefusalText>;

type ReleaseRefusal = keyof typeof releaseRefusals;

/** What a command of this context may answer instead of doing it. */
export type Refused = Refusal<ReleaseRefusal | 'revision-moved'>;
