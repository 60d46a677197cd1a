import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Blobs } from './blobs';
import { AttachEvidenceHandler } from './commands/attach-evidence/handler';
import { CutReleaseHandler } from './commands/cut-release/handler';
import { MigrationReader } from './commands/cut-release/migration-reader';
import { IngestEventsHandler } from './commands/ingest-events/handler';
import { PublishArtifactHandler } from './commands/publish-artifact/handler';
import { RecordBuildHandler } from './commands/record-build/handler';
import { DiscardMessageHandler } from './commands/discard-message/handler';
import { QuarantineMessageHandler } from './commands/quarantine-message/handler';
import { RetryMessageHandler } from './commands/retry-message/handler';
import { StoreBlobHandler } from './commands/store-blob/handler';
import { EvidenceExaminer } from './evidence/evidence-examiner';
import { ProjectConfigurations } from './project-configurations';
import { RecordedBuilds } from './recorded-builds';
import { ReleaseResolver } from './release-resolver';

/** What handles this context's commands; needs the ledger from the app. */
@Module({
  imports: [CqrsModule],
  providers: [
    Blobs,
    { provide: EvidenceExaminer, useFactory: () => new EvidenceExaminer() },
    MigrationReader,
    ProjectConfigurations,
    RecordedBuilds,
    ReleaseResolver,
    AttachEvidenceHandler,
    CutReleaseHandler,
    IngestEventsHandler,
    PublishArtifactHandler,
    RecordBuildHandler,
    DiscardMessageHandler,
    QuarantineMessageHandler,
    RetryMessageHandler,
    StoreBlobHandler,
  ],
  exports: [Blobs, ReleaseResolver],
})
export class ReleaseCommandsModule {}
