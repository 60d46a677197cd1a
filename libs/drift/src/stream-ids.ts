/** Ids of this context's deciders. */
export const environmentStream = (project: string, environment: string) => `${project}:${environment}`;
export const detectorStream = (project: string, environment: string, detector: string) =>
  `${project}:${environment}:${detector}`;
