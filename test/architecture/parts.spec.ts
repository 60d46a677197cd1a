import { repository, violations } from './rules/source-files';
import { unlistedControllers, unlistedEvents, unregisteredParts } from './rules/unregistered-parts';

describe('every part of a context is listed where its kind is', () => {
  it('commands, projections and processes', () => {
    expect(unregisteredParts(repository)).toEqual([]);
    expect(unregisteredParts(violations)).toEqual([
      'libs/drift/src/commands/forget-handler',
      'libs/drift/src/commands/reach-inside',
      'libs/drift/src/projections/forget-table',
      'libs/drift/src/processes/forget-runner',
    ]);
  });

  it('controllers', () => {
    expect(unlistedControllers(repository)).toEqual([]);
    expect(unlistedControllers(violations)).toEqual(['libs/drift/src/commands/forget-handler/controller.ts']);
  });

  it('events', () => {
    expect(unlistedEvents(repository)).toEqual([]);
    expect(unlistedEvents(violations)).toEqual(['libs/drift/src/events/finding-forgotten.ts']);
  });
});
