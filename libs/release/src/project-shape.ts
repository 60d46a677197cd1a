/** The part of a project's configuration that builds and releases are held against. */
export interface ProjectShape {
  readonly components: Readonly<Record<string, { readonly repository: string }>>;
  readonly databases: Readonly<Record<string, unknown>>;
  readonly datasets: Readonly<Record<string, unknown>>;
  readonly environments: Readonly<Record<string, unknown>>;
  /** Whose signatures on evidence count, by name; nobody's when absent. */
  readonly trust?: Readonly<Record<string, { readonly key: string }>>;
}
