import { BlobStored } from './blob-stored';
import { BuildPublished } from './build-published';
import { BuildRecorded } from './build-recorded';
import { EvidenceAttached } from './evidence-attached';
import { ReleaseAliasClaimed } from './release-alias-claimed';
import { ReleaseCut } from './release-cut';

export { BlobStored, BuildPublished, BuildRecorded, EvidenceAttached, ReleaseAliasClaimed, ReleaseCut };

/** Every event type of this context; an event that is missing here is an event that nobody can read. */
export const releaseEvents = [
  BlobStored,
  BuildPublished,
  BuildRecorded,
  EvidenceAttached,
  ReleaseAliasClaimed,
  ReleaseCut,
] as const;

export type ReleaseEvent =
  BlobStored | BuildPublished | BuildRecorded | EvidenceAttached | ReleaseAliasClaimed | ReleaseCut;
