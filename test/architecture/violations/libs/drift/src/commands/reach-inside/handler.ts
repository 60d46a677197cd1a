export { inside } from '../../../../release/src/inside';
