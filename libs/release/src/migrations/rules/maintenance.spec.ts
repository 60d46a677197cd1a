import { itJudges } from '../../testing/judged-sql';

const OWN = 'CREATE TABLE t (a int)';

describe('maintenance', () => {
  itJudges([
    ['VACUUM orders', 'additive VACUUM'],
    ['VACUUM FULL orders', 'blocking VACUUM FULL'],
    ['VACUUM (FULL false) orders', 'additive VACUUM'],
    ['VACUUM (FULL 0) orders', 'additive VACUUM'],
    ['VACUUM (FULL 1) orders', 'blocking VACUUM FULL'],
    ['BEGIN; VACUUM orders', 'blocking VACUUM'],
    [`${OWN}; VACUUM FULL t`, 'additive VACUUM FULL'],
    ['ANALYZE orders', 'additive ANALYZE'],
    ['CLUSTER orders USING i', 'blocking CLUSTER'],
    [`${OWN}; CLUSTER t`, 'additive CLUSTER'],
    ['REFRESH MATERIALIZED VIEW v', 'blocking REFRESH MATERIALIZED VIEW'],
    ['REFRESH MATERIALIZED VIEW CONCURRENTLY v', 'additive REFRESH MATERIALIZED VIEW'],
    ['REFRESH MATERIALIZED VIEW v WITH NO DATA', 'destructive REFRESH MATERIALIZED VIEW'],
    ['CREATE MATERIALIZED VIEW v AS SELECT 1; REFRESH MATERIALIZED VIEW v', 'additive REFRESH MATERIALIZED VIEW'],
    ['LOCK TABLE orders', 'blocking LOCK TABLE'],
    ['LOCK TABLE orders IN SHARE MODE', 'blocking LOCK TABLE'],
    ['LOCK TABLE orders IN ROW EXCLUSIVE MODE', 'additive LOCK TABLE'],
    ['TRUNCATE orders', 'destructive TRUNCATE'],
    [`${OWN}; TRUNCATE t, orders`, 'destructive TRUNCATE'],
    [`${OWN}; TRUNCATE t`, 'additive TRUNCATE'],
    ['CHECKPOINT', 'additive CHECKPOINT'],
  ]);
});
