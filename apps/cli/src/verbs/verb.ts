import type { Command } from 'commander';

/** One verb of the command line: adds itself to the program. */
export type Verb = (program: Command) => void;
