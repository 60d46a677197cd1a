export { InvalidXml } from './invalid-xml';
export { readXml } from './read-xml';
