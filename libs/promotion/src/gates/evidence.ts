import { after, inWords, isLater } from '../duration';
import type { EvidenceFact } from '../gate-inputs';
import type { GateOf, Judged, Verdict } from './verdict';
import { holds, open } from './verdict';

/** Which results count: of this kind and suite, from the environment or from the artifacts alone. */
export interface EvidenceNeed {
  readonly evidence: string;
  /** Any when absent. */
  readonly suite?: string;
  readonly environment?: string;
}

/** Every result that counts, whatever it says, as they were attached. */
export function resultsFor(evidence: readonly EvidenceFact[], need: EvidenceNeed): readonly EvidenceFact[] {
  return evidence.filter(
    ({ kind, suite, environment }) =>
      kind === need.evidence &&
      (need.suite === undefined || suite === need.suite) &&
      (need.environment === undefined || environment === undefined || environment === need.environment),
  );
}

/** The newest result that counts, whatever it says. */
export function newestResult(evidence: readonly EvidenceFact[], need: EvidenceNeed): EvidenceFact | undefined {
  return resultsFor(evidence, need).at(-1);
}

/** `junit "unit" passed in dev: 12 tests` */
export function inASentence({ kind, suite, verdict, environment, tests, failed }: EvidenceFact): string {
  const where = environment === undefined ? 'on the artifacts' : `in ${environment}`;
  const said = `${kind} "${suite}" ${verdict} ${where}`;
  if (tests === 0 && failed === 0) return said;
  const of = `${String(tests)} ${tests === 1 ? 'test' : 'tests'}`;
  return `${said}: ${verdict === 'passed' ? of : `${String(failed)} of ${of}`}`;
}

/** The newest result decides; of those that passed in a row up to it, enough have to be good enough. */
export function evidenceGate(gate: GateOf<'evidence'>, { inputs }: Judged): Verdict {
  const what = asked(gate);
  const means = [`a passing ${what}: \`ledgerline attest\``];
  const results = resultsFor(inputs.evidence, gate);
  const newest = results.at(-1);
  if (newest === undefined) return open(`no ${what} yet`, means);
  if (newest.verdict !== 'passed') return open(inASentence(newest), means);

  const lastFailure = results.findLastIndex(({ verdict }) => verdict !== 'passed');
  const good = results.slice(lastFailure + 1).filter((result) => isGoodEnough(gate, result));
  const inTime = good.filter(({ at }) => gate.maxAge === undefined || isLater(at, gate.maxAge, inputs.now));
  const needed = gate.count ?? 1;
  const counted = inTime.slice(-needed);
  const [oldest] = counted;
  if (oldest !== undefined && counted.length === needed) {
    const until = gate.maxAge === undefined ? undefined : after(oldest.at, gate.maxAge);
    return holds(needed === 1 ? inASentence(oldest) : `${String(needed)} in a row: ${inASentence(newest)}`, until);
  }
  const stale = good.at(-1);
  if (stale !== undefined && inTime.length === 0 && gate.maxAge !== undefined) {
    const { kind, suite } = stale;
    return open(`${kind} "${suite}" passed on ${inWords(stale.at)}; it counts for ${gate.maxAge} only`, means);
  }
  return open(`${inASentence(newest)}; ${lacking(gate, inTime.length, needed)}`, means);
}

/** `junit result of "unit" in dev` */
function asked({ evidence, suite, environment }: GateOf<'evidence'>): string {
  const of = suite === undefined ? '' : ` of "${suite}"`;
  return `${evidence} result${of}${environment === undefined ? '' : ` in ${environment}`}`;
}

function isGoodEnough({ signer, minTests = 0 }: GateOf<'evidence'>, { signers = [], tests }: EvidenceFact): boolean {
  return tests >= minTests && (signer === undefined || signers.includes(signer));
}

function lacking({ signer, minTests, maxAge }: GateOf<'evidence'>, found: number, needed: number): string {
  const demands = [
    ...(signer === undefined ? [] : [`signed by ${signer}`]),
    ...(minTests === undefined ? [] : [`with ${String(minTests)} tests`]),
    ...(maxAge === undefined ? [] : [`within ${maxAge}`]),
  ];
  const how = demands.length === 0 ? '' : ` ${demands.join(' and ')}`;
  return `${String(found)} of ${String(needed)}${how}`;
}
