import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Runs a test file of the example against a running environment and gives its JUnit report. */
export async function runSuite(project: string, suite: string, env: Readonly<Record<string, string>>): Promise<string> {
  const file = join(project, 'tests', `${suite}.test.mjs`);
  const child = spawn(process.execPath, ['--test', '--test-reporter=junit', file], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let report = '';
  for await (const chunk of child.stdout) report += String(chunk);
  return report;
}
