import { plain } from './names';
import type { Wrapped } from './sql-syntax';
import { textsOf } from './sql-syntax';

/** Built-in functions with the same result for the whole of a statement: a default of theirs is computed once. */
const steady: ReadonlySet<string> = new Set(
  `abs age array_agg array_append array_cat array_length array_position array_remove array_to_string avg bool_and bool_or
  btrim cardinality ceil ceiling char_length chr coalesce concat concat_ws count current_database current_schema
  current_setting current_user date_part date_trunc decode digest encode every exp extract floor format greatest
  has_table_privilege initcap isfinite json_agg json_array_length json_build_array json_build_object json_object
  json_object_agg jsonb_agg jsonb_array_elements jsonb_array_elements_text jsonb_array_length jsonb_build_array
  jsonb_build_object jsonb_each jsonb_object jsonb_object_agg jsonb_set jsonb_strip_nulls jsonb_typeof justify_interval
  least left length lower lpad ltrim make_date make_interval make_timestamp make_timestamptz max md5 min mod now
  nullif octet_length overlay pg_get_serial_sequence position power regexp_matches regexp_replace regexp_split_to_array
  regexp_split_to_table repeat replace reverse right round row_number row_to_json rpad rtrim sha256 sign split_part sqrt
  starts_with statement_timestamp string_agg string_to_array strpos substr substring sum timezone to_char to_date to_json
  to_jsonb to_number to_regclass to_regtype to_timestamp to_tsvector transaction_timestamp translate trim trunc unnest
  upper version width_bucket`.split(/\s+/),
);

/** Built-in functions with another result each time, and at most such effects as nobody minds. */
const harmless: ReadonlySet<string> = new Set(
  `clock_timestamp crypt currval gen_random_bytes gen_random_uuid gen_salt generate_series lastval nextval
  pg_advisory_lock pg_advisory_unlock pg_advisory_unlock_all pg_advisory_xact_lock pg_backend_pid pg_try_advisory_lock
  random set_config timeofday txid_current uuid_generate_v1 uuid_generate_v4 uuidv4 uuidv7`.split(/\s+/),
);

/** Functions in the expression that may have another result for each row, or of which that is not known. */
export function unsteadyCalls(expression: Wrapped | undefined): readonly string[] {
  return callsIn(expression)
    .filter((name) => !steady.has(name))
    .map(plain);
}

/** Functions of which it is not known what they do. */
export function unknownCalls(node: Wrapped): readonly string[] {
  return callsIn(node)
    .filter((name) => !steady.has(name) && !harmless.has(name))
    .map(plain);
}

export function callsFunction(node: Wrapped, name: string): boolean {
  return callsIn(node).includes(name);
}

/** Statements that write, and stand within this one (`WITH … AS (DELETE …)`), each as its kind and its node. */
export function writesWithin(node: Wrapped): readonly Member[] {
  return membersOf(node).filter(([name]) => /^(?:Insert|Update|Delete|Merge)Stmt$/.test(name));
}

/** Names of the functions that are called; of a part that was too deep to be seen, that it is there. */
function callsIn(node: Wrapped | undefined): readonly string[] {
  if (node === undefined) return [];
  return membersOf(node).flatMap(([kind, member]) => {
    if (kind === 'Unseen') return ['an expression that nests too deeply to be seen'];
    if (kind !== 'FuncCall') return [];
    const name = textsOf(member.funcname as readonly Wrapped[] | undefined);
    return [name[0] === 'pg_catalog' ? name.slice(1).join('.') : name.join('.')];
  });
}

type Member = readonly [string, Wrapped];

/** Every member of the tree that is a node itself, with its name. */
function membersOf(value: unknown, found: Member[] = []): readonly Member[] {
  if (Array.isArray(value)) {
    for (const item of value) membersOf(item, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      if (typeof member !== 'object' || member === null) continue;
      if (!Array.isArray(member)) found.push([name, member as Wrapped]);
      membersOf(member, found);
    }
  }
  return found;
}
