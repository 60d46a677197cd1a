export type { Parsed } from './parse';
export { parseStrictJson } from './parse';
export { pointerTo } from './pointer';
