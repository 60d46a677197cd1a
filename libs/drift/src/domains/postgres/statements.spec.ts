import { statementsFor } from './statements';

const at = (...path: string[]) => ({ path: ['schema', 'tables', 'public.orders', ...path] });
const nothing = { declared: null, observed: null };

describe('the statements for a difference of a database', () => {
  it('make and drop an index that somebody made by hand', () => {
    const observed = 'CREATE INDEX idx_tmp ON public.orders USING btree (customer)';
    expect(statementsFor('orders', { ...nothing, ...at('indexes', 'idx_tmp'), kind: 'unexpected', observed })).toEqual({
      capture: [`${observed};`],
      revert: ['DROP INDEX public.idx_tmp;'],
    });
    const parts = { unique: true, definition: 'btree (customer)', valid: true };
    const kind = 'unexpected' as const;
    expect(statementsFor('orders', { ...nothing, ...at('indexes', 'Odd'), kind, observed: parts })).toEqual({
      capture: ['CREATE UNIQUE INDEX "Odd" ON public.orders USING btree (customer);'],
      revert: ['DROP INDEX public."Odd";'],
    });
  });

  it('put back what is missing', () => {
    const declared = 'CHECK ((total >= 0))';
    expect(
      statementsFor('orders', { ...nothing, ...at('constraints', 'total_check'), kind: 'missing', declared }),
    ).toEqual({
      capture: ['ALTER TABLE public.orders DROP CONSTRAINT total_check;'],
      revert: ['ALTER TABLE public.orders ADD CONSTRAINT total_check CHECK ((total >= 0));'],
    });
  });

  it('change what is otherwise', () => {
    const column = at('columns', 'note', 'default');
    expect(statementsFor('orders', { ...column, kind: 'changed', declared: null, observed: "'x'::text" })).toEqual({
      capture: ["ALTER TABLE public.orders ALTER COLUMN note SET DEFAULT 'x'::text;"],
      revert: ['ALTER TABLE public.orders ALTER COLUMN note DROP DEFAULT;'],
    });
    const path = ['settings', 'work_mem'];
    expect(statementsFor('orders', { path, kind: 'changed', declared: '4MB', observed: "6'4MB" })).toEqual({
      capture: ['ALTER DATABASE orders RESET work_mem;', "ALTER DATABASE orders SET work_mem TO '6''4MB';"],
      revert: ['ALTER DATABASE orders RESET work_mem;', "ALTER DATABASE orders SET work_mem TO '4MB';"],
    });
  });

  it('are none where the definition does not say how it is made', () => {
    const identity = { type: 'integer', nullable: false, default: null, identity: 'always' };
    expect(
      statementsFor('orders', { ...nothing, ...at('columns', 'id'), kind: 'missing', declared: identity }),
    ).toBeUndefined();
    expect(statementsFor('orders', { ...nothing, ...at(), kind: 'missing', declared: {} })).toBeUndefined();
    expect(statementsFor('orders', { ...nothing, path: ['migrations', '0001'], kind: 'missing' })).toBeUndefined();
  });
});
