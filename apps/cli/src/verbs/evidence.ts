import type { Command } from 'commander';
import { exitCodes } from '../exit-codes';
import { readEvidenceFile } from '../offline/evidence-file';
import { expectedOf } from '../offline/expected';
import type { Verified } from '../offline/verify-evidence';
import { verifyEvidence } from '../offline/verify-evidence';
import { render } from '../output/print';
import { table } from '../output/table';
import { short } from '../output/text';
import { formatOf } from '../session';
import type { Verb } from './verb';

interface Options {
  readonly key: readonly string[];
  readonly artifact: readonly string[];
  readonly digest: readonly string[];
}

const several = (value: string, before: readonly string[]) => [...before, value];

/** `ledgerline evidence verify`: checks documents as the server would, without one. */
export const evidence: Verb = (program) => {
  program
    .command('evidence')
    .description('evidence, without a server')
    .command('verify <file...>')
    .description('check signatures, subjects and verdicts; ends with 3 when something does not hold')
    .option('--key <file>', 'public key (PEM) that may have signed; once for each', several, [])
    .option('--artifact <file>', 'what the evidence has to be about, and what a signature is over', several, [])
    .option('--digest <digest>', 'sha256:…: what the evidence has to be about', several, [])
    .action(async (files: readonly string[], options: Options, command: Command) => {
      const format = formatOf(command);
      const expected = await expectedOf(options);
      const results: Verified[] = [];
      for (const file of files) results.push(await verifyEvidence(file, await readEvidenceFile(file), expected));
      process.stdout.write(render(format, results, tableOf));
      if (results.some(({ readable }) => !readable)) process.exitCode = exitCodes.usage;
      else if (results.some(({ verified }) => !verified)) process.exitCode = exitCodes.notVerified;
    });
};

function tableOf(results: readonly Verified[]): string {
  return table(results.map((result) => [result.verified ? '✓' : '✗', result.file, whatItIs(result), whyOrWho(result)]));
}

function whatItIs({ kind, predicateType, subjects }: Verified): string {
  const about = subjects === undefined ? '' : ` about ${subjects.map(short).join(', ')}`;
  return `${predicateType ?? kind ?? ''}${about}`;
}

function whyOrWho({ verified, code, because, signers, summary, verdict, format }: Verified): string {
  if (!verified) return `${code ?? ''}: ${because ?? ''}`;
  if (signers.length > 0) return `signed by ${signers.map(({ name }) => name).join(', ')}`;
  return format === 'bare' ? 'not signed' : `${verdict ?? ''}: ${String(summary?.tests ?? 0)} tests`;
}
