import type { components } from '@ledgerline/api-client';
import type { Command } from 'commander';
import { parseRelease } from '../addressing';
import { kindOfDocument, readEvidenceFile } from '../offline/evidence-file';
import type { EvidenceKind } from '../offline/kinds';
import { isKind, kinds } from '../offline/kinds';
import type { Session } from '../session';
import { openSession, UsageError } from '../session';
import { upload } from '../uploads';
import type { Verb } from './verb';

interface Options {
  readonly suite: string;
  readonly environment?: string;
  readonly file?: string;
  readonly kind: string;
  readonly junit?: string;
  readonly subject?: readonly string[];
}

/** Below what the api takes as JSON, with room for the rest of the request. */
const MAX_INLINE = 1_000_000;

/** `ledgerline attest`: attaches a verification result to a release. */
export const attest: Verb = (program) => {
  program
    .command('attest <release>')
    .description('attach evidence to a release')
    .option('--file <file>', 'report, statement, DSSE envelope or sigstore bundle')
    .option('--kind <kind>', `${kinds.join(', ')}, or auto: told by what is in the file`, 'auto')
    .option('--junit <file>', 'short for --kind junit --file')
    .requiredOption('--suite <name>', 'what was verified, as the gates name it')
    .option('--environment <name>', 'where it ran')
    .option('--subject <digest...>', 'sha256:… of the artifacts that were verified; all when left out')
    .action(async (address: string, options: Options, command: Command) => {
      const { project, release } = parseRelease(address);
      const { file, kind } = what(options);
      const session = openSession(command, project);
      const bytes = await readEvidenceFile(file);
      const attached = await session.ask(
        session.client.POST('/v1/projects/{project}/releases/{ref}/evidence', {
          params: { path: { project: session.project, ref: release } },
          body: {
            kind: kind === 'auto' ? kindOfDocument(bytes, file) : kind,
            suite: options.suite,
            ...(options.environment !== undefined && { environment: options.environment }),
            ...(options.subject !== undefined && { subjects: [...options.subject] }),
            ...(await sent(session, bytes)),
          },
        }),
      );
      session.print(attached, (told) => `${options.suite} ${sentence(told)}   ${told.evidenceId}`);
    });
};

function sentence({ verdict, summary, signers = [] }: components['schemas']['AttachedEvidence']): string {
  const { tests, failures, errors } = summary;
  const counts = `: ${String(tests)} tests, ${String(failures)} failures, ${String(errors)} errors`;
  const who = signers.length === 0 ? '' : `, signed by ${signers.map(({ name }) => name).join(', ')}`;
  // Most statements have nothing to count.
  return `${verdict}${tests + errors === 0 ? '' : counts}${who}`;
}

function what({ file, junit, kind }: Options): { readonly file: string; readonly kind: EvidenceKind | 'auto' } {
  if (junit !== undefined && file === undefined) return { file: junit, kind: 'junit' };
  if (file === undefined || junit !== undefined) throw new UsageError('which document? say --file FILE');
  if (kind === 'auto' || isKind(kind)) return { file, kind };
  throw new UsageError(`--kind ${kind}: say auto, ${kinds.join(', ')}`);
}

/** In the request itself, or by reference when it is long, or not text that would arrive as it is. */
async function sent(session: Session, bytes: Buffer): Promise<{ document: string } | { blob: string }> {
  const document = bytes.toString();
  const fits = Buffer.byteLength(JSON.stringify(document)) <= MAX_INLINE && Buffer.from(document).equals(bytes);
  return fits ? { document } : { blob: await upload(session, bytes, 'application/octet-stream') };
}
