import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';

/** What handles this context's commands; needs `Decisions` from the app. */
@Module({ imports: [CqrsModule] })
export class EnvironmentCommandsModule {}
