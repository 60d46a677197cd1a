import type { EdgeText } from '@ledgerline/platform/http';
import { edgeRefusals } from '@ledgerline/platform/http';
import { refusalsByContext } from './contexts';
import { generate } from './generate';

const head = `# Refusals

Every way in which the api says no, as RFC 9457 problem details (\`application/problem+json\`). \`code\` is stable; a name in
braces is replaced by the fact of that name, which is also in \`facts\`. This page is generated: \`npm run docs:refusals\`.
`;

function page(): string {
  const sections = Object.entries({ 'every route': edgeRefusals, ...refusalsByContext });
  return `${head}${sections.map(([name, texts]) => section(name, texts)).join('')}`;
}

function section(name: string, texts: Readonly<Record<string, EdgeText>>): string {
  const rows = Object.entries(texts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, { status, says, remedy }]) => `| \`${code}\` | ${String(status)} | ${cell(says)} | ${cell(remedy)} |\n`,
    );
  return `\n## ${name.charAt(0).toUpperCase()}${name.slice(1)}\n\n| code | status | it says | what to do |\n|---|---|---|---|\n${rows.join('')}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

generate('docs/refusals.md', 'npm run docs:refusals', () => Promise.resolve(page()));
