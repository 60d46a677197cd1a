import { spawnSync } from 'node:child_process';
import { repository } from './rules/source-files';

interface Cruise {
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[];
  };
}

function cruise(...folders: readonly string[]): readonly string[] {
  const { stdout } = spawnSync(
    process.execPath,
    [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'json',
      ...folders,
    ],
    { cwd: repository, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  const { summary } = JSON.parse(stdout) as Cruise;
  return [
    ...new Set(summary.violations.map(({ rule, from }) => `${rule.name}: ${from.replace(/^.*violations\//, '')}`)),
  ].sort();
}

describe('the import table', () => {
  it('holds', () => {
    expect(cruise('apps', 'libs', 'examples')).toEqual([]);
  });

  it('is broken by each of these', () => {
    expect(cruise('test/architecture/violations')).toEqual([
      'drift-meets-others-at-their-index: libs/drift/src/commands/reach-inside/handler.ts',
      'kernel-imports-nothing-of-ours: libs/kernel/src/reaches-out.ts',
      'libraries-know-no-application: libs/drift/src/knows-an-application.ts',
      'no-circular: libs/drift/src/circle-one.ts',
      'offline-verbs-take-what-speaks-to-nobody: apps/cli/src/offline/asks-a-context.ts',
      'only-a-command-knows-the-bus: libs/drift/src/commands/reach-inside/decide.ts',
      'platform-imports-the-kernel: libs/platform/http/knows-a-context.ts',
      'pure-drift-imports-kernel-and-its-own-context: libs/drift/src/commands/reach-inside/decide.ts',
      'pure-has-no-framework: libs/drift/src/compare.ts',
      'screens-know-no-other-screen: apps/dashboard/src/screens/board/reads-another.ts',
      'sdk-behind-its-adapter-cloudevents: libs/drift/src/compare.ts',
      'shell-and-parts-know-no-screen: apps/dashboard/src/parts/knows-a-screen.ts',
      'tests-help-tests-only: libs/drift/src/knows-an-application.ts',
      'the-command-line-talks-to-the-api-alone: apps/cli/src/reads-the-kernel.ts',
      'the-dashboard-talks-to-the-api-alone: apps/dashboard/src/screens/board/reads-another.ts',
      'what-works-offline-reaches-nobody: libs/release/src/offline/index.ts',
    ]);
  });
});
