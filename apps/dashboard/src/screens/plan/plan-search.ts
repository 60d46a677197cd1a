/** What a plan that nobody has asked for is made of. */
export interface PlanSearch {
  /** Alias, id, or the beginning of it. */
  readonly release?: string;
  readonly to?: string;
  readonly kind?: 'rollback';
}
