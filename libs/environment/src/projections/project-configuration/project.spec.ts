import { rowsAfter } from '@ledgerline/testing';
import { ProjectConfigured } from '../../events';
import { projectConfiguration } from './project';

const version = (number: number) => ProjectConfigured({ ...ProjectConfigured.sample, version: number });

describe('project configuration', () => {
  it('keeps every version with who made it and when', () => {
    const rows = rowsAfter(projectConfiguration, version(1), version(2));
    expect(rows).toMatchObject([
      { version: 1, configuredBy: 'olga', at: '2026-01-01T00:00:00.000Z', position: '0' },
      { version: 2, configuredBy: 'olga', at: '2026-01-01T00:01:00.000Z', position: '1' },
    ]);
    expect(rows[0]?.configuration).toEqual(ProjectConfigured.sample.configuration);
  });
});
