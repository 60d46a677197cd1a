export { released } from '../../release/src/index';
