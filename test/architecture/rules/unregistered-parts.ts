import { foldersIn, read, sourcesBelow } from './source-files';

/** Where a context lists the parts of each kind, and the file of a part that the list has to import. */
const kinds = [
  { folder: 'commands', file: 'handler', list: /\.commands\.module\.ts$/ },
  { folder: 'projections', file: 'project', list: /\.projections\.ts$/ },
  { folder: 'processes', file: 'runner', list: /\.processes\.ts$/ },
] as const;

/** Commands, projections and processes whose folder is there, but whose line is not. */
export function unregisteredParts(root: string): readonly string[] {
  return foldersIn(root, 'libs').flatMap((context) => {
    const src = `libs/${context}/src`;
    const top = sourcesBelow(root, src).filter((path) => !path.slice(src.length + 1).includes('/'));
    return kinds.flatMap(({ folder, file, list }) => {
      const lists = top
        .filter((path) => list.test(path))
        .map((path) => read(root, path))
        .join('\n');
      return foldersIn(root, `${src}/${folder}`)
        .filter((part) => sourcesBelow(root, `${src}/${folder}/${part}`).some((path) => path.endsWith(`/${file}.ts`)))
        .filter((part) => !lists.includes(`./${folder}/${part}/${file}'`))
        .map((part) => `${src}/${folder}/${part}`);
    });
  });
}

/** Controllers that no http module lists: routes that would silently not exist. */
export function unlistedControllers(root: string): readonly string[] {
  return foldersIn(root, 'libs').flatMap((context) => {
    const src = `libs/${context}/src`;
    const all = sourcesBelow(root, src);
    const modules = all
      .filter((path) => path.endsWith('.http.module.ts'))
      .map((path) => read(root, path))
      .join('\n');
    return all
      .filter((path) => path.endsWith('/controller.ts'))
      .filter((path) => !modules.includes(`.${path.slice(src.length, -'.ts'.length)}'`));
  });
}

/** Event files that their context's index does not export and list. */
export function unlistedEvents(root: string): readonly string[] {
  return foldersIn(root, 'libs').flatMap((context) => {
    const folder = `libs/${context}/src/events`;
    const files = sourcesBelow(root, folder).filter((path) => !path.endsWith('/index.ts'));
    if (files.length === 0) return [];
    const index = read(root, `${folder}/index.ts`);
    const list = /Events = \[([^\]]*)\]/.exec(index)?.[1] ?? '';
    return files.filter((path) => {
      const name = /export const (\w+) = defineEvent/.exec(read(root, path))?.[1];
      return name !== undefined && !new RegExp(`\\b${name}\\b`).test(list);
    });
  });
}
