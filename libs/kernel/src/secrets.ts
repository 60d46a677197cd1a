/** Something in a JSON document that looks like a secret. */
export interface SecretPlace {
  readonly path: readonly (string | number)[];
  /** What it looks like: `a GitHub token`. The value itself is told nowhere. */
  readonly form: string;
}

/**
 * What a text looks like, with the forms by which that is known. Every one is read in time linear in the text: it
 * begins where nothing of its own alphabet stands before it, or is bounded.
 */
const textForms: readonly (readonly [form: string, known: RegExp])[] = [
  ['a private key', /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/],
  ['an AWS access key', /(?<![A-Za-z0-9])A[KS]IA[A-Z0-9]{16}(?![A-Za-z0-9])/],
  ['a GitHub token', /(?<!\w)(?:gh[oprsu]_[A-Za-z0-9]{30}|github_pat_\w{22})/],
  ['a GitLab token', /(?<![\w-])glpat-[\w-]{20}/],
  ['a Slack token', /(?<!\w)xox[abeoprs]-[\w-]{10}/],
  ['a Slack webhook', /hooks\.slack\.com\/(?:services|workflows|triggers)\/\w/],
  ['a Google API key', /(?<![\w-])AIza[\w-]{35}/],
  ['a Stripe key', /(?<!\w)[rs]k_live_[A-Za-z0-9]{16}/],
  ['a Ledgerline API key', /(?<!\w)llk_\w{10}/],
  ['an npm token', /(?<!\w)npm_[A-Za-z0-9]{36}/],
  ['a JSON Web Token', /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\./],
  ['a text with a password', /(?<![a-z0-9])(?:password|passwd|pwd|accountkey|sharedaccesskey)=[^;&\s]/i],
];

/** Last words of a name under which only secrets are kept. */
const tellingName =
  /(?:password|passwd|passphrase|secret|token|credentials?|(?:api|access|private|secret|signing|encryption)[-_. ]?key|(?:^|[^a-z])(?:pass|pwd))$/i;
/** Names under which there may be one. */
const suspiciousName = /secret|credential|pass(?:word|wd|phrase)?$|dsn$|connection[-_]?string/i;

const SHORTEST_FORM = 'pwd=x'.length;
const LONGEST_AUTHORITY = 1000;

/** What the text looks like, if it looks like a secret or holds one: `a private key`. */
export function secretForm(text: string): string | undefined {
  if (text.length < SHORTEST_FORM) return undefined;
  const known = textForms.find(([, form]) => form.test(text))?.[0];
  return known ?? (hasPasswordInUrl(text) ? 'a URL with a password' : undefined);
}

/** Whether what stands under this name may be a secret: what is only shown may be hidden on a suspicion. */
export function maybeSecretName(name: string): boolean {
  return isSecretName(name) || suspiciousName.test(name);
}

/** Whether a text under this name can hardly be anything else: `DB_PASSWORD`, `apiKey`; not `secretName`, `token_url`. */
function isSecretName(name: string): boolean {
  return tellingName.test(name.replace(/([a-z0-9])([A-Z])/g, '$1_$2'));
}

/**
 * The first thing in a document that looks like a secret, by its form or by its name. `name` is what the document
 * itself is known under. In a flag, a variant may be called by its value.
 */
export function secretIn(value: unknown, of: 'setting' | 'flag', name = ''): SecretPlace | undefined {
  const telling = isSecretName(name) ? { name, of } : undefined;
  return typeof value === 'object' && value !== null ? secretInside(value, of, telling) : secretAt(value, telling);
}

/** A name that tells of a secret, and what it stands in. */
type Telling = { readonly name: string; readonly of: 'setting' | 'flag' } | undefined;

function secretInside(value: object, of: 'setting' | 'flag', telling: Telling): SecretPlace | undefined {
  if (!Array.isArray(value)) {
    for (const [key, inner] of Object.entries(value)) {
      const found =
        key === 'value' && telling !== undefined ? secretIn(inner, of, telling.name) : secretIn(inner, of, key);
      if (found !== undefined) return within(key, found);
    }
    return undefined;
  }
  for (let index = 0; index < value.length; index += 1) {
    const inner: unknown = value[index];
    const isNested = typeof inner === 'object' && inner !== null;
    const found = isNested ? secretInside(inner, of, telling) : secretAt(inner, telling);
    if (found !== undefined) return within(index, found);
  }
  return undefined;
}

function secretAt(value: unknown, telling: Telling): SecretPlace | undefined {
  if (typeof value !== 'string' || value === '') return undefined;
  const isLabel = telling?.of === 'flag' && value === telling.name;
  const named = telling !== undefined && !isLabel ? 'a secret, by its name' : undefined;
  const form = secretForm(value) ?? named;
  return form === undefined ? undefined : { path: [], form };
}

function within(key: string | number, { path, form }: SecretPlace): SecretPlace {
  return { path: [key, ...path], form };
}

/** `scheme://user:password@host`, wherever in the text. */
function hasPasswordInUrl(text: string): boolean {
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    const [authority = ''] = text.slice(at + 3, at + 3 + LONGEST_AUTHORITY).split(/[/\s"'<>]/, 1);
    const user = authority.slice(0, Math.max(0, authority.lastIndexOf('@')));
    const colon = user.indexOf(':');
    if (colon >= 0 && colon < user.length - 1) return true;
  }
  return false;
}
