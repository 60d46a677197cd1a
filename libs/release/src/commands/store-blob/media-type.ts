const mediaType = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}$/;

/** The media type of a `Content-Type` header without its parameters; bytes of no particular kind when it is none. */
export function mediaTypeOf(header: string | undefined): string {
  const [essence = ''] = (header ?? '').toLowerCase().split(';', 1);
  return mediaType.test(essence.trim()) ? essence.trim() : 'application/octet-stream';
}
