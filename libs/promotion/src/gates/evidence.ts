import { after, inWords } from '../duration';
import type { EvidenceFact } from '../gate-inputs';
import type { GateOf, Judged, Verdict } from './verdict';
import { holds, open } from './verdict';

/** Which results count: of this suite, from the environment or from the artifacts alone. */
export interface EvidenceNeed {
  readonly evidence: string;
  readonly suite: string;
  readonly environment?: string;
}

/** The newest result that counts, whatever it says. */
export function newestResult(evidence: readonly EvidenceFact[], need: EvidenceNeed): EvidenceFact | undefined {
  return evidence.findLast(
    ({ kind, suite, environment }) =>
      kind === need.evidence &&
      suite === need.suite &&
      (need.environment === undefined || environment === undefined || environment === need.environment),
  );
}

/** `junit "unit" passed in dev: 12 tests` */
export function inASentence({ kind, suite, verdict, environment, tests, failed }: EvidenceFact): string {
  const where = environment === undefined ? 'on the artifacts' : `in ${environment}`;
  const of = `${String(tests)} ${tests === 1 ? 'test' : 'tests'}`;
  return `${kind} "${suite}" ${verdict} ${where}: ${verdict === 'passed' ? of : `${String(failed)} of ${of}`}`;
}

export function evidenceGate(gate: GateOf<'evidence'>, { inputs }: Judged): Verdict {
  const where = gate.environment === undefined ? '' : ` in ${gate.environment}`;
  const means = [`a passing ${gate.evidence} result of "${gate.suite}"${where}: \`ledgerline attest\``];
  const newest = newestResult(inputs.evidence, gate);
  if (newest === undefined) return open(`no ${gate.evidence} result of "${gate.suite}"${where} yet`, means);
  if (newest.verdict !== 'passed') return open(inASentence(newest), means);
  if (gate.maxAge === undefined) return holds(inASentence(newest));
  const until = after(newest.at, gate.maxAge);
  if (until > inputs.now) return holds(inASentence(newest), until);
  const { kind, suite } = newest;
  return open(`${kind} "${suite}" passed on ${inWords(newest.at)}; it counts for ${gate.maxAge} only`, means);
}
