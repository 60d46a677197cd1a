import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EnvironmentCommandsModule } from './environment.commands.module';

/** The routes of this context, with the queries behind them; needs `Postgres` and `Decisions` from the app. */
@Module({ imports: [CqrsModule, EnvironmentCommandsModule] })
export class EnvironmentHttpModule {}
