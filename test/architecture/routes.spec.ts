import { dtosImportedAsTypes, refusalsWithoutText, routesWithoutPermission } from './rules/routes';
import { repository, violations } from './rules/source-files';

describe('at the edge', () => {
  it('every route names its permission', () => {
    expect(routesWithoutPermission(repository)).toEqual([]);
    expect(routesWithoutPermission(violations)).toEqual(['libs/drift/src/commands/forget-handler/controller.ts open']);
  });

  it('no body is typed by a class that is gone at run time', () => {
    expect(dtosImportedAsTypes(repository)).toEqual([]);
    expect(dtosImportedAsTypes(violations)).toEqual(['libs/drift/src/commands/forget-handler/controller.ts']);
  });

  it('every refusal has its sentence and remedy', () => {
    expect(refusalsWithoutText(repository)).toEqual([]);
    expect(refusalsWithoutText(violations)).toEqual(['libs/drift/src/commands/forget-handler/decide.ts no-such-text']);
  });
});
