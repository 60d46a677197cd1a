import type { Decider } from '@ledgerline/kernel';
import { withEntry, withMember } from '@ledgerline/kernel';
import type {
  BlobStored,
  BuildEvent,
  DeliveryAccepted,
  MigrationsRegistered,
  QuarantineEvent,
  ReleaseAliasClaimed,
  ReleaseStreamEvent,
} from './events';
import type {
  Alias,
  ArtifactBuilds,
  Blob,
  Delivery,
  KnownMigration,
  KnownMigrations,
  Release,
  SetAside,
} from './state';

const hexOf = (digest: string) => digest.slice('sha256:'.length);

/** The id of an artifact's stream in {@link build}. */
export const buildStreamId = (project: string, digest: string) => `${project}:${hexOf(digest)}`;
/** The id of a release's stream in {@link release}. */
export const releaseStreamId = (project: string, releaseId: string) => `${project}:${hexOf(releaseId)}`;
/** The id of an alias's stream in {@link alias}. */
export const aliasStreamId = (project: string, name: string) => `${project}:${name}`;
/** The id of a database's stream in {@link knownMigrations}. */
export const migrationsStreamId = (project: string, database: string) => `${project}:${database}`;
/** The id of a document's stream in {@link blob}. */
export const blobStreamId = (digest: string) => hexOf(digest);

/** The builds that made one artifact; the id is `<project>:<64 hexadecimal digits of the artifact's digest>`. */
export const build: Decider<ArtifactBuilds, BuildEvent> = {
  name: 'build',
  stream: (id) => `build-${id}`,
  usuallyNew: true,
  initial: { builds: new Map(), published: new Set() },
  evolve(state, event) {
    switch (event.type) {
      case 'build.recorded':
      case 'artifact.indexed':
        return { ...state, builds: withEntry(state.builds, event.data.buildId, event.data) };
      case 'build.published': {
        const { digest, repository } = event.data;
        return { ...state, published: withMember(state.published, `${digest} ${repository}`) };
      }
    }
  },
};

/** A release and its evidence; the id is `<project>:<64 hexadecimal digits of the release id>`. */
export const release: Decider<Release, ReleaseStreamEvent> = {
  name: 'release',
  stream: (id) => `release-${id}`,
  initial: { status: 'none' },
  evolve(state, event) {
    switch (event.type) {
      case 'release.cut':
        return { status: 'cut', ...event.data, evidence: new Map() };
      case 'evidence.attached':
        return state.status === 'cut'
          ? { ...state, evidence: withEntry(state.evidence, event.data.evidenceId, event.data) }
          : state;
    }
  },
};

/** What one alias stands for; the id is `<project>:<alias>`. */
export const alias: Decider<Alias, ReleaseAliasClaimed> = {
  stream: (id) => `alias-${id}`,
  initial: { status: 'free' },
  evolve: (_state, event) => ({ status: 'claimed', releaseId: event.data.releaseId }),
};

/** The migration ids of a project's database; the id is `<project>:<database>`. */
export const knownMigrations: Decider<KnownMigrations, MigrationsRegistered> = {
  name: 'migrations',
  stream: (id) => `migrations-${id}`,
  initial: new Map(),
  evolve: (state, { data: { releaseId, migrations } }) =>
    migrations.reduce<KnownMigrations>(
      (known, { id, ...registered }) => withEntry(known, id, knownMigration(releaseId, registered)),
      state,
    ),
};

function knownMigration(
  releaseId: string,
  { checksum, safety, statements, requires }: Omit<MigrationsRegistered['data']['migrations'][number], 'id'>,
): KnownMigration {
  const because = statements?.find((statement) => statement.safety === safety)?.reason;
  return {
    checksum,
    releaseId,
    ...(safety !== undefined && { safety }),
    ...(because !== undefined && { because }),
    ...(requires !== undefined && { requires }),
  };
}

/** A large document; the id is the 64 hexadecimal digits of its digest. */
export const blob: Decider<Blob, BlobStored> = {
  stream: (id) => `blob-${id}`,
  initial: { status: 'none' },
  evolve(_state, { data: { chunk, chunks, sizeBytes, mediaType } }) {
    const stored = chunk + 1;
    return stored < chunks ? { status: 'partial', stored, chunks } : { status: 'complete', sizeBytes, mediaType };
  },
};

/** A CloudEvent that was sent to us; the id is `<project>:<UUID derived from its source and id>`. */
export const delivery: Decider<Delivery, DeliveryAccepted> = {
  stream: (id) => `delivery-${id}`,
  initial: { status: 'new' },
  evolve: (_state, event) => ({ status: 'accepted', bodyHash: event.data.bodyHash }),
};

/** How the names of streams of messages that were set aside begin. */
export const QUARANTINE_STREAMS = 'relay-quarantine-';

/** A message from Kafka that was set aside; the id is `<project>:<message id>`. */
export const setAside: Decider<SetAside, QuarantineEvent> = {
  stream: (id) => `${QUARANTINE_STREAMS}${id}`,
  usuallyNew: true,
  initial: { status: 'none' },
  evolve(_state, event) {
    switch (event.type) {
      case 'message.quarantined':
        return { status: 'held', message: event.data };
      case 'message.released':
        return { status: 'released' };
      case 'message.discarded':
        return { status: 'discarded' };
    }
  },
};
