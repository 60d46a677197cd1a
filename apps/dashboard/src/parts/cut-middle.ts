/** A digest or hash with its middle left out; the algorithm goes, since it is always the same. */
export function cutMiddle(text: string, head = 4, tail = 2): string {
  const bare = text.replace(/^sha256:/, '');
  return bare.length <= head + tail + 1 ? bare : `${bare.slice(0, head)}…${bare.slice(-tail)}`;
}
