import { decidedBy } from './governance';
import { aPerson, aService } from './testing/histories';

const people = { ana: { aliases: ['ana-gh', 'Ana@Acme.example'] }, Mei: { aliases: ['mei-gh'] } };
const decides = (name: string, groups: readonly string[], of?: string) =>
  decidedBy({ actor: aPerson(name), groups }, of, { people });

describe('whoever decides about what is no promotion', () => {
  it('is the person behind the name, if they are in the group that is named for it', () => {
    expect(decides('ANA-gh', ['platform-leads'], 'platform-leads')).toEqual({
      ...{ person: 'ana', groups: ['platform-leads'] },
    });
    expect(decides('zed', ['web-team'], 'platform-leads')).toMatchObject({ code: 'not-in-group' });
  });

  it('is anybody where none is named, but no service', () => {
    expect(decides('zed', [])).toEqual({ person: 'zed', groups: [] });
    expect(decidedBy({ actor: aService, groups: ['platform-leads'] }, undefined, {})).toMatchObject({
      code: 'not-a-person',
    });
  });
});
