import pc from 'picocolors';
import { gateLines, gateSign } from '../output/gates';
import { table } from '../output/table';
import { short, value } from '../output/text';
import { type ShownPlan, tally, titleOf, toldChanges } from './shown-plan';

/** `r-7f3c9a1e` of a release id. */
const shortId = (id: string) => `r-${id.slice('sha256:'.length, 'sha256:'.length + 8)}`;

/** The plan for people: what would change, in groups of their kinds, then its gates, then its hash. */
export function planText(plan: ShownPlan, now: Date): string {
  const { way, now: present } = titleOf(plan, shortId);
  const rows = toldChanges(plan, value).map(({ kind, subject, does, remark }, index, all) => [
    all[index - 1]?.kind === kind ? '' : `  ${pc.bold(kind)}`,
    subject,
    does,
    inColour(remark),
  ]);
  return [
    `${pc.bold(way)}    ${pc.dim(present)}`,
    rows.length === 0 ? '  nothing would change' : table(rows),
    `  ${tally(plan)}`,
    gateLines(plan.gates, now),
    `  Plan    ${plan.planHash}    any change above voids its approvals`,
  ].join('\n\n');
}

/** The same in three lines. */
export function planInShort(plan: ShownPlan): string {
  const gates = plan.gates.map((gate) => `${gateSign(gate)} ${gate.gate}`).join('    ');
  return [
    `${titleOf(plan, shortId).way}    ${tally(plan)}`,
    `  Gates   ${gates === '' ? 'none' : gates}`,
    `  Plan    ${short(plan.planHash)}`,
  ].join('\n');
}

/** The words stay; the colour only helps to find them. */
function inColour(remark: string): string {
  return remark
    .replace(/^(destructive|unknown)/, (word) => pc.red(word))
    .replace(/^blocking/, (word) => pc.yellow(word))
    .replace(/^additive/, (word) => pc.green(word));
}
