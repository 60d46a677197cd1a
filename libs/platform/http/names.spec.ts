import { validateSync } from 'class-validator';
import { IsName, IsPlainText } from './names';

class Form {
  @IsName()
  name!: string;

  @IsName({ each: true })
  groups!: string[];

  @IsPlainText(10)
  reason!: string;
}

const flaws = (form: Partial<Form>): readonly string[] =>
  validateSync(Object.assign(new Form(), { name: 'web', groups: ['a'], reason: 'why', ...form })).map(
    ({ property }) => property,
  );

describe('names and texts', () => {
  it('are plain', () => {
    expect(flaws({ reason: 'für\n\teinen' })).toEqual([]);
  });

  it.each([
    { name: 'Web' },
    { name: 'wеb' },
    { groups: ['a', 'B'] },
    { reason: '' },
    { reason: 'a\u202eb' },
    { reason: 'a\u200bb' },
    { reason: 'a'.repeat(11) },
  ])('are not %j', (form) => {
    expect(flaws(form)).toEqual(Object.keys(form));
  });
});
