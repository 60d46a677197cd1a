import { extensionChange, settingChange } from './settings';

describe('the statements for a setting of a database', () => {
  it('name the database in which they run, as only the server knows it', () => {
    expect(settingChange('work_mem', '64MB')).toEqual([
      `DO $$BEGIN EXECUTE format('ALTER DATABASE %I ', current_database()) || 'SET work_mem TO ''64MB'''; END$$`,
    ]);
    expect(settingChange('work_mem', null)).toEqual([
      `DO $$BEGIN EXECUTE format('ALTER DATABASE %I ', current_database()) || 'RESET work_mem'; END$$`,
    ]);
  });

  it('leave lists as they are written, and take numbers and truths as texts', () => {
    expect(settingChange('search_path', 'a, "B c"')?.[0]).toContain(`'SET search_path TO a, "B c"'`);
    expect(settingChange('random_page_cost', 1.5)?.[0]).toContain(`'SET random_page_cost TO ''1.5'''`);
    expect(settingChange('jit', false)?.[0]).toContain(`'SET jit TO ''false'''`);
  });

  it('hold whatever the value is, and are none where the name is none', () => {
    expect(settingChange('app.note', `it's $$ over`)?.[0]).toMatch(/^DO (\$b0\$)BEGIN .*it''''s \$\$ over.* END\1$/);
    expect(settingChange('x; drop table orders', '1')).toBeUndefined();
    expect(settingChange('x', {})).toBeUndefined();
  });
});

describe('the statements for an extension', () => {
  it('bring it, take it away, or take it to another version', () => {
    expect(extensionChange('hstore', null, '1.8')).toEqual([`CREATE EXTENSION hstore VERSION '1.8'`]);
    expect(extensionChange('uuid-ossp', '1.1', null)).toEqual([`DROP EXTENSION "uuid-ossp"`]);
    expect(extensionChange('hstore', '1.7', '1.8')).toEqual([`ALTER EXTENSION hstore UPDATE TO '1.8'`]);
  });
});
