import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AttachEvidenceController } from './commands/attach-evidence/controller';
import { CutReleaseController } from './commands/cut-release/controller';
import { IngestEventsController } from './commands/ingest-events/controller';
import { RecordBuildController } from './commands/record-build/controller';
import { StoreBlobController } from './commands/store-blob/controller';
import { BuildsController } from './projections/builds/controller';
import { ListBuildsHandler, ShowBuildHandler } from './projections/builds/query';
import { BuildStore } from './projections/builds/store';
import { MigrationRegistrationStore } from './projections/migration-registrations/store';
import { DiscardMessageController } from './commands/discard-message/controller';
import { RetryMessageController } from './commands/retry-message/controller';
import { QuarantinedMessagesController } from './projections/quarantined-messages/controller';
import { ListQuarantinedMessagesHandler } from './projections/quarantined-messages/query';
import { QuarantinedMessageStore } from './projections/quarantined-messages/store';
import { ReleasesController } from './projections/release-dossier/controller';
import { ReleaseFinder } from './projections/release-dossier/finder';
import { ListReleasesHandler, ShowReleaseHandler } from './projections/release-dossier/query';
import { ReleaseDossierStore } from './projections/release-dossier/store';
import { ReleasePlaceStore } from './projections/release-places/store';
import { ReadBlobController } from './queries/read-blob/controller';
import { ReadBlobHandler } from './queries/read-blob/query';
import { ReleaseAttestationController } from './queries/release-attestation/controller';
import { AttestReleaseHandler } from './queries/release-attestation/query';
import { SigningKeyController } from './queries/signing-key/controller';
import { ReleaseCommandsModule } from './release.commands.module';

/** The routes of this context, with the queries behind them; needs the ledger, `Postgres` and `StatementSigner` from the app. */
@Module({
  imports: [CqrsModule, ReleaseCommandsModule],
  controllers: [
    AttachEvidenceController,
    BuildsController,
    CutReleaseController,
    IngestEventsController,
    ReadBlobController,
    RecordBuildController,
    DiscardMessageController,
    RetryMessageController,
    QuarantinedMessagesController,
    ReleaseAttestationController,
    ReleasesController,
    SigningKeyController,
    StoreBlobController,
  ],
  providers: [
    BuildStore,
    MigrationRegistrationStore,
    ReleaseDossierStore,
    ReleaseFinder,
    ReleasePlaceStore,
    QuarantinedMessageStore,
    AttestReleaseHandler,
    ListBuildsHandler,
    ListQuarantinedMessagesHandler,
    ListReleasesHandler,
    ReadBlobHandler,
    ShowBuildHandler,
    ShowReleaseHandler,
  ],
})
export class ReleaseHttpModule {}
