export { parseYamlDocuments } from './parse';
export { writeYaml } from './write';
