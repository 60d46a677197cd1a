import { changesFrame, tablesOf } from './changes-frame';

const change = (table: string, key?: string) => ({ table, key });

describe('a frame of changes', () => {
  it('names every changed row once, by table', () => {
    expect(
      tablesOf([change('builds', 'b1'), change('findings', 'f1'), change('builds', 'b2'), change('builds', 'b1')]),
    ).toEqual({ builds: ['b1', 'b2'], findings: ['f1'] });
  });

  it('names the table alone when any row may have changed, or more than can be listed', () => {
    const many = Array.from({ length: 21 }, (_, index) => change('builds', `b${String(index)}`));
    expect(tablesOf(many)).toEqual({ builds: null });
    expect(tablesOf(many.slice(1))).toMatchObject({ builds: { length: 20 } });
    expect(tablesOf([change('builds', 'b1'), change('builds'), change('builds', 'b2')])).toEqual({ builds: null });
  });

  it('has the position as its id, for who comes back', () => {
    expect(changesFrame(18204n, { builds: ['b1'] })).toBe(
      'id: 18204\nevent: changes\ndata: {"position":"18204","tables":{"builds":["b1"]}}\n\n',
    );
  });
});
