import { cutMiddle } from '../../parts/cut-middle';
import type { ShownPlan } from './facts';
import { tally, toldChange } from './told-change';
import { toldValue } from './told-value';

const shortId = (id: string) => `r-${id.slice('sha256:'.length, 'sha256:'.length + 8)}`;

/** The plan for a pull request or a message: a heading, a table of changes, a list of gates, and the hash that approvals bind to. */
export function planMarkdown(project: string, plan: ShownPlan): string {
  const { release, environment, declared, planHash } = plan;
  const now = declared === undefined ? '' : `now: ${declared?.alias ?? 'nothing'} · `;
  const changes = plan.changes.map((change) => {
    const { kind, subject, does, word, remark, gates } = toldChange(change, plan);
    const what = does ?? `${toldValue(change.from)} → ${toldValue(change.to)}`;
    const about = [word, ...(remark === undefined ? [] : [remark])].join(': ');
    const asks = gates.length === 0 ? '' : ` ← ${gates.join(', ')}`;
    return `| ${cell(kind)} | ${code(subject)} | ${cell(what)} | ${cell(about + asks)} |`;
  });
  const gates = plan.gates.map(({ gate, holds, mode, because }) => {
    const sign = holds ? '✅' : mode === 'warn' ? '⚠️' : '❌';
    return `- ${sign} ${code(gate)}: ${cell(because)}`;
  });
  return [
    `### ${cell(`${project} ${release.alias} (${shortId(release.id)}) → ${environment}`)}`,
    `${cell(now)}${tally(plan)}`,
    ...(changes.length === 0
      ? ['Nothing would change.']
      : [['| | what | change | |', '| --- | --- | --- | --- |', ...changes].join('\n')]),
    ...(gates.length === 0 ? [] : [['**Gates**', '', ...gates].join('\n')]),
    `Plan ${code(cutMiddle(planHash))} — any change above voids its approvals.`,
    `<details><summary>plan hash</summary>\n\n${code(planHash)}\n\n</details>`,
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
