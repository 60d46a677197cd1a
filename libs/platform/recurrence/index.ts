export type { Recurrence, WindowState } from './window';
export { recurrenceProblem, windowAt } from './window';
