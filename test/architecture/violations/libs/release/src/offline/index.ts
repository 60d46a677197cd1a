export { said } from '../reaches-a-speaker';
