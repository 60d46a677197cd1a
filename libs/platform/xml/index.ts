export type { XmlElement } from './parse-xml';
export { InvalidXml, parseXml } from './parse-xml';
