export { vocabulary as verb } from '../../../libs/kernel/src/index';
