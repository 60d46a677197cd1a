import { short, value } from '../output/text';
import { type ShownPlan, tally, titleOf, toldChanges } from './shown-plan';

const shortId = (id: string) => `r-${id.slice('sha256:'.length, 'sha256:'.length + 8)}`;

/** The plan for a pull request: a heading, a table of changes, a list of gates, and the hash that approvals bind to. */
export function planMarkdown(plan: ShownPlan): string {
  const { way, now } = titleOf(plan, shortId);
  const changes = toldChanges(plan, value).map(
    ({ kind, subject, does, remark }) => `| ${cell(kind)} | ${code(subject)} | ${cell(does)} | ${cell(remark)} |`,
  );
  const gates = plan.gates.map(({ gate, holds, mode, because }) => {
    const sign = holds ? '✅' : mode === 'warn' ? '⚠️' : '❌';
    return `- ${sign} ${code(gate)}: ${cell(because)}`;
  });
  return [
    `### ${cell(way)}`,
    `${cell(now)} · ${tally(plan)}`,
    ...(changes.length === 0
      ? ['Nothing would change.']
      : [['| | what | change | |', '| --- | --- | --- | --- |', ...changes].join('\n')]),
    ...(gates.length === 0 ? [] : [['**Gates**', '', ...gates].join('\n')]),
    `Plan ${code(short(plan.planHash))} — any change above voids its approvals.`,
    `<details><summary>plan hash</summary>\n\n${code(plan.planHash)}\n\n</details>`,
  ].join('\n\n');
}

/** Text that is somebody's must not become markup, or end a row. */
function cell(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replace(/[\\`*_{}[\]<>()#+!|~]/g, (sign) => `\\${sign}`)
    .replace(/@/g, '@\u200b');
}

/** A name as code; whatever backticks are in it, it ends where it ends. */
function code(text: string): string {
  const plain = text.replace(/[\r\n|]+/g, ' ');
  const fence = '`'.repeat(1 + Math.max(0, ...[...plain.matchAll(/`+/g)].map(([run]) => run.length)));
  return plain.includes('`') ? `${fence} ${plain} ${fence}` : `${fence}${plain}${fence}`;
}
