export { inside } from '../../../../libs/release/src/inside';
