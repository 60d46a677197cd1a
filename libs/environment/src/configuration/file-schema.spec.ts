import Ajv2020 from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectFileSchema } from './file-schema';

const repository = join(__dirname, '../../../..');
const isProjectFile = new Ajv2020({ strictTypes: false }).compile(projectFileSchema());

describe('the schema of the project file', () => {
  it('is published as it is', () => {
    const published: unknown = JSON.parse(readFileSync(join(repository, 'docs/ledgerline.schema.json'), 'utf8'));
    expect(published).toEqual(projectFileSchema());
  });

  it('fits the example', () => {
    const example: unknown = parse(readFileSync(join(repository, 'examples/checkout/ledgerline.yaml'), 'utf8'));
    expect(isProjectFile(example)).toBe(true);
  });

  it('lets out what has a default, and nothing else', () => {
    const file = { project: 'checkout', components: {}, environments: { dev: { admits: 'candidate' } } };
    expect(isProjectFile(file)).toBe(true);
    expect(isProjectFile({ ...file, environments: { dev: {} } })).toBe(false);
    expect(isProjectFile({ ...file, states: { late: { gates: [{ mood: 'good' }] } } })).toBe(false);
  });

  it('tells what is assumed where something is left out', () => {
    const { properties } = projectFileSchema();
    expect(properties).toMatchObject({ variance: { default: {} }, databases: { default: {} } });
  });
});
