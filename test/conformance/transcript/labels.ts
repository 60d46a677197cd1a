import { createHash, randomBytes } from 'node:crypto';

/** Of this run, so that one server can be asked again and again. */
const run = `p${randomBytes(4).toString('hex')}`;

/** Turns a probe's labels into names and ids of its own, and back. */
export class Labels {
  readonly prefix: string;
  private readonly labelOfId = new Map<string, string>();

  constructor(private readonly probe: string) {
    this.prefix = `${run}-${sha1(probe).slice(0, 6)}-`;
  }

  stream(label: string): string {
    if (label.startsWith('=')) return label.slice(1);
    if (label.startsWith('$$')) return `$$${this.prefix}${label.slice(2)}`;
    return label.startsWith('$') ? `$${this.prefix}${label.slice(1)}` : this.prefix + label;
  }

  label(stream: string): string {
    return stream.replaceAll(this.prefix, '');
  }

  id(label: string): string {
    const hash = sha1(run + this.probe + label);
    const id = label.startsWith('=')
      ? label.slice(1)
      : `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
    this.labelOfId.set(id, label);
    return id;
  }

  idLabel(id: string): string {
    return this.labelOfId.get(id) ?? '?';
  }

  /** A filter's text: `%` is what every stream of the probe begins with. */
  pattern(text: string): string {
    return text.replace('%', this.prefix);
  }
}

function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
