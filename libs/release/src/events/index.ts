import { ArtifactIndexed } from './artifact-indexed';
import { BlobStored } from './blob-stored';
import { BuildPublished } from './build-published';
import { BuildRecorded } from './build-recorded';
import { DeliveryAccepted } from './delivery-accepted';
import { EvidenceAttached } from './evidence-attached';
import { MessageDiscarded } from './message-discarded';
import { MessageQuarantined } from './message-quarantined';
import { MessageReleased } from './message-released';
import { MigrationsRegistered } from './migrations-registered';
import { ReleaseAliasClaimed } from './release-alias-claimed';
import { ReleaseCut } from './release-cut';

export {
  ArtifactIndexed,
  BlobStored,
  BuildPublished,
  BuildRecorded,
  DeliveryAccepted,
  EvidenceAttached,
  MessageDiscarded,
  MessageQuarantined,
  MessageReleased,
  MigrationsRegistered,
  ReleaseAliasClaimed,
  ReleaseCut,
};

/** What can stand in the stream of an artifact: the builds that made it. */
export type BuildEvent = BuildRecorded | BuildPublished | ArtifactIndexed;
/** What can stand in the stream of a release. */
export type ReleaseStreamEvent = ReleaseCut | EvidenceAttached;

/** What can stand in the stream of a message that was set aside. */
export type QuarantineEvent = MessageQuarantined | MessageReleased | MessageDiscarded;

/** Every event type of this context; an event that is missing here is an event that nobody can read. */
export const releaseEvents = [
  ArtifactIndexed,
  BlobStored,
  BuildPublished,
  BuildRecorded,
  DeliveryAccepted,
  EvidenceAttached,
  MessageDiscarded,
  MessageQuarantined,
  MessageReleased,
  MigrationsRegistered,
  ReleaseAliasClaimed,
  ReleaseCut,
] as const;
