export { verb } from '../../../apps/cli/src/reads-the-kernel';
export { fake } from '../../testing/src/index';
