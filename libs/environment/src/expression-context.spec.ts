import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExpressionContext } from './expression-context';

const guide = readFileSync(join(__dirname, '../../../docs/guides/write-a-gate.md'), 'utf8');

/** `release.alias`, `environment.labels`, `now`: every name that an expression can begin with. */
function namesIn(schema: { readonly properties?: Readonly<Record<string, object>> }, before = ''): readonly string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
    'properties' in inner && before === '' ? namesIn(inner, `${name}.`) : [`${before}${name}`],
  );
}

describe('the context of expressions', () => {
  it.each(namesIn(ExpressionContext))('is told in the guide: %s', (name) => {
    expect(guide).toContain(`\`${name}\``);
  });
});
