export type { WindowState } from './window';
export { recurrenceProblem, windowAt } from './window';
