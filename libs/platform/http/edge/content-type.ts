/** Whether a body of this type is read as JSON: JSON itself and everything built on it, in UTF-8. */
export function isJsonType(contentType: string): boolean {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const readable = type === 'application/json' || /^application\/[a-z0-9.+_-]+\+json$/.test(type);
  return readable && parameters.every((parameter) => !parameter.startsWith('charset=') || isUtf8(parameter));
}

function isUtf8(parameter: string): boolean {
  return ['utf-8', 'utf8'].includes(parameter.slice('charset='.length).replaceAll('"', ''));
}
