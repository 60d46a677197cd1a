export { InvalidXml } from './invalid-xml';
export type { XmlHandler } from './read-xml';
export { readXml } from './read-xml';
