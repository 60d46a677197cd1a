export type { YamlDocument, YamlRefusal } from './parse';
export { parseYamlDocuments } from './parse';
export { writeYaml } from './write';
