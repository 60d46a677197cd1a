import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExpressionContext } from './expression-context';

const guide = readFileSync(join(__dirname, '../../../docs/guides/write-a-gate.md'), 'utf8');

/** `release.alias`, `environment.labels`, `now`: every name that an expression can begin with. */
const names = Object.entries(ExpressionContext.properties).flatMap(([name, { properties }]) =>
  properties === undefined ? [name] : Object.keys(properties as object).map((inner) => `${name}.${inner}`),
);

describe('the context of expressions', () => {
  it.each(names)('is told in the guide: %s', (name) => {
    expect(guide).toContain(`\`${name}\``);
  });
});
