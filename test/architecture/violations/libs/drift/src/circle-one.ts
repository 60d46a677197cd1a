export { two } from './circle-two';
export const one = 1;
