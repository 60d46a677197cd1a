export { one } from './circle-one';
export const two = 2;
