import type { Accepted, Cause } from '@ledgerline/kernel';
import { Command } from '@nestjs/cqrs';
import type { Refused } from '../../refusals';

/** Where the project stands after it was configured. */
export interface Configured extends Accepted {
  /** Counts the project's configurations from 1. */
  readonly version: number;
  readonly configurationHash: string;
}

/** Make this file the project's configuration. The same content again changes nothing. */
export class ConfigureProject extends Command<Configured | Refused> {
  constructor(
    readonly cause: Cause,
    readonly project: string,
    /** The project file as people write it: what has a default may be missing. */
    readonly file: unknown,
    readonly ifMatch?: bigint,
  ) {
    super();
  }
}
