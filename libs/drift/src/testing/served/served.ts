/** Manifests, and what an API server shows of them: allocated, defaulted and spelled its way. */
export type Served = readonly [name: string, manifests: string, shown: string];
