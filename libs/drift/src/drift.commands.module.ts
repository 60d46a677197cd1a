import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';

/** What handles this context's commands; needs `Decisions` and `Clock` from the app. */
@Module({ imports: [CqrsModule] })
export class DriftCommandsModule {}
