import type { Command } from 'commander';
import { exitCodes } from '../exit-codes';
import type { CompareOptions } from '../offline/compare/compare-offline';
import { compareOffline, NOWHERE } from '../offline/compare/compare-offline';
import { isUnexplained } from '../offline/compare/entry';
import { offlineDomains } from '../offline/compare/offline-domains';
import { toldDifferences } from '../offline/compare/told';
import { openOffline } from '../session';
import type { Verb } from './verb';

/** `ledgerline drift compare`: the server's engine over files, without a server and without a ledger. */
export const driftCompare: Verb = (findings) => {
  findings
    .command('compare')
    .description('compare two sides (no api needed): exit 0 when nothing is unexplained, 3 when something is')
    .requiredOption('--domain <name>', offlineDomains.join(', '))
    .requiredOption('--declared <file>', 'what is declared: a file, a folder of them, or the URL of a database')
    .requiredOption('--observed <file>', 'what is there')
    .option('--overlay <file>', "an environment's own values, by key")
    .option('--schema <file>', "a cluster's OpenAPI v3, for kinds that are not built in")
    .option('-p, --project <file>', 'the project file whose variance rules and tolerances hold')
    .option('--environment <name>', 'where it is, for rules that do not hold everywhere', NOWHERE)
    .action(async (_, command: Command) => {
      const { print, say } = openOffline(command);
      // Elsewhere the option is a name, and every verb knows it: what is given is found there.
      const options = command.optsWithGlobals<CompareOptions>();
      const entries = await compareOffline(options, { now: new Date().toISOString(), say });
      print(entries, toldDifferences);
      if (entries.some(isUnexplained)) process.exitCode = exitCodes.different;
    });
};
