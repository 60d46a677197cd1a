/** One jest, seven kinds of test: `npx jest --selectProjects unit` runs one of them. */
const transform = {
  '^.+\\.(ts|js|mjs)$': [
    '@swc/jest',
    {
      ...JSON.parse(require('node:fs').readFileSync(`${__dirname}/.swcrc`, 'utf8')),
      swcrc: false,
      $schema: undefined,
    },
  ],
};
transform['^.+\\.(ts|js|mjs)$'][1].jsc.baseUrl = __dirname;

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  rootDir: __dirname,
  testMatch: testMatch.map((glob) => `<rootDir>/${glob}`),
  testEnvironment: 'node',
  transform,
  transformIgnorePatterns: [
    '/node_modules/(?!(lossless-json|packageurl-js|openapi-fetch|openapi-typescript-helpers|uuid|@kubernetes|openid-client|oauth4webapi|jose)/)',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/test/architecture/violations/'],
  moduleNameMapper: {
    '^@ledgerline/platform/(.*)$': '<rootDir>/libs/platform/$1/index.ts',
    '^@ledgerline/offline/(.*)$': '<rootDir>/libs/$1/src/offline/index.ts',
    '^@ledgerline/([^/]*)$': '<rootDir>/libs/$1/src/index.ts',
  },
  ...more,
});

/** One PostgreSQL for the specs of a run: a named server, a container or an embedded one. */
const services = {
  globalSetup: '<rootDir>/libs/testing/src/services/global-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/src/services/global-teardown.ts',
};
const integration = ['apps/**/*.int.spec.ts', 'libs/**/*.int.spec.ts', 'examples/**/*.int.spec.ts'];

module.exports = {
  testTimeout: 60_000,
  projects: [
    project('unit', ['apps/**/*.spec.ts', 'libs/**/*.spec.ts', 'examples/**/*.spec.ts'], {
      testPathIgnorePatterns: ['\\.(int|browser)\\.spec\\.ts$', '/dist/'],
    }),
    project('architecture', ['test/architecture/**/*.spec.ts']),
    project('integration', integration, services),
    project('conformance', ['test/conformance/**/*.spec.ts']),
    project('simulation', ['test/simulation/**/*.spec.ts']),
    project('e2e', ['test/e2e/**/*.spec.ts'], services),
    project('browser', ['apps/dashboard/**/*.browser.spec.ts', 'test/browser/**/*.spec.ts'], {
      globalSetup: '<rootDir>/test/browser/support/global-setup.ts',
      globalTeardown: '<rootDir>/test/browser/support/global-teardown.ts',
    }),
  ],
};
