import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DriftCommandsModule } from './drift.commands.module';

/** The routes of this context, with the queries behind them. */
@Module({ imports: [CqrsModule, DriftCommandsModule] })
export class DriftHttpModule {}
