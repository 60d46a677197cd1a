import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AttachEvidenceController } from './commands/attach-evidence/controller';
import { CutReleaseController } from './commands/cut-release/controller';
import { IngestEventsController } from './commands/ingest-events/controller';
import { RecordBuildController } from './commands/record-build/controller';
import { StoreBlobController } from './commands/store-blob/controller';
import { ReleaseCommandsModule } from './release.commands.module';

/** The routes of this context, with the queries behind them. */
@Module({
  imports: [CqrsModule, ReleaseCommandsModule],
  controllers: [
    AttachEvidenceController,
    CutReleaseController,
    IngestEventsController,
    RecordBuildController,
    StoreBlobController,
  ],
})
export class ReleaseHttpModule {}
