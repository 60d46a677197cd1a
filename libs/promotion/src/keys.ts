/** Keys under which processes follow what is not theirs. */
export const releaseKey = (project: string, releaseId: string) => `release:${project}:${releaseId}`;
export const environmentKey = (project: string, environment: string) => `environment:${project}:${environment}`;
export const projectKey = (project: string) => `project:${project}`;
