import type { AnyReverter, DetectorContext, RevertRequest, RevertStep } from '@ledgerline/drift';

/** A finding that somebody asked to have reverted. */
export interface AskedRevert {
  readonly findingId: string;
  readonly difference: RevertRequest['difference'] & { readonly domain: string };
}

export interface RevertParts {
  readonly reverters: readonly AnyReverter[];
  /** By domain; a reverter without one does nothing. */
  readonly configurations: Readonly<Record<string, unknown>>;
  readonly asked: () => Promise<readonly AskedRevert[]>;
  /** Says that what is declared was restored; observation will tell. */
  readonly report: (findingId: string) => Promise<void>;
  readonly context: DetectorContext;
}

export interface RevertOptions {
  /** Only then is anything changed. */
  readonly apply: boolean;
  /** Takes fields from whoever has them. */
  readonly force: boolean;
}

/** Plans everything that is asked for, or carries it out and says which findings are dealt with. */
export async function revertOnce(parts: RevertParts, { apply, force }: RevertOptions): Promise<readonly RevertStep[]> {
  const asked = await parts.asked();
  const steps: RevertStep[] = [];
  for (const reverter of parts.reverters) {
    const requests = asked.filter(({ difference }) => difference.domain === reverter.name);
    if (requests.length === 0 || !Object.hasOwn(parts.configurations, reverter.name)) continue;
    const config = parts.configurations[reverter.name] as never;
    steps.push(
      ...(apply
        ? await reverter.carryOut(config, requests, parts.context, { force })
        : await reverter.plan(config, requests, parts.context)),
    );
  }
  if (apply) for (const finding of dealtWith(steps)) await parts.report(finding);
  return steps;
}

function dealtWith(steps: readonly RevertStep[]): readonly string[] {
  return steps
    .filter(({ outcome }) => outcome === 'restored' || outcome === 'unchanged')
    .flatMap(({ findings }) => findings);
}

/** What becomes of every object, for people. */
export function toldSteps(steps: readonly RevertStep[]): string {
  if (steps.length === 0) return 'nothing is asked for that can be restored here\n';
  return steps
    .flatMap(({ object, findings, outcome, problem, changes, conflicts }) => [
      `${object}  ${outcome}${problem === undefined ? '' : `: ${problem}`}  (${findings.join(', ')})`,
      ...changes.map(({ path, before, after }) => `  ${path}  ${JSON.stringify(before)} → ${JSON.stringify(after)}`),
      ...conflicts.map(({ field, manager }) => `  ${field}  belongs to ${manager}`),
    ])
    .map((line) => `${line}\n`)
    .join('');
}
