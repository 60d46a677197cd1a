import { named, text } from '../fields';

/**
 * Who may what: role → privilege → `granted` or `with grant option`. A privilege on single columns names them:
 * `UPDATE (status)`. What an owner may by owning is left out. `PUBLIC` is everybody.
 */
export const grants = named(named(text));
