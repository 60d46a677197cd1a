export { released } from '../../../../libs/release/src/index';
