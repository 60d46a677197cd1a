import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { CutReleaseController } from './commands/cut-release/controller';
import { RecordBuildController } from './commands/record-build/controller';
import { StoreBlobController } from './commands/store-blob/controller';
import { ReleaseCommandsModule } from './release.commands.module';

/** The routes of this context, with the queries behind them. */
@Module({
  imports: [CqrsModule, ReleaseCommandsModule],
  controllers: [CutReleaseController, RecordBuildController, StoreBlobController],
})
export class ReleaseHttpModule {}
