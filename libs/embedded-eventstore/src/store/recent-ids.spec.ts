import { RecentIds } from './recent-ids';

const at = (revision: number) => ({ streamId: 1, revision });

describe('recent ids', () => {
  it('belong to the place that used them first', () => {
    const ids = new RecentIds(10, () => []);
    ids.add('a', at(0));
    ids.add('a', at(1));
    expect(ids.find('a')).toEqual(at(0));
  });

  it('are forgotten a generation at a time', () => {
    const ids = new RecentIds(2, () => []);
    ['a', 'b', 'c', 'd', 'e'].forEach((id, revision) => {
      ids.add(id, at(revision));
    });
    expect(['a', 'b', 'c', 'd', 'e'].map((id) => ids.find(id)?.revision)).toEqual([undefined, undefined, 2, 3, 4]);
  });

  it('of earlier runs are looked up when somebody asks, and again after a rollback', () => {
    let loads = 0;
    const ids = new RecentIds(10, () => {
      loads += 1;
      return [['earlier', at(0)]];
    });
    ids.add('new', at(1));
    expect(loads).toBe(0);
    expect([ids.find('earlier'), ids.find('new'), ids.find('never')]).toEqual([at(0), at(1), undefined]);
    expect(loads).toBe(1);
    ids.clear();
    expect([ids.find('earlier'), ids.find('new')]).toEqual([at(0), undefined]);
  });
});
