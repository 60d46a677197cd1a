/** Where a service came from: a container of this run, a process of this run, or a server that somebody named. */
export type ServiceKind = 'testcontainers' | 'embedded' | 'named';
