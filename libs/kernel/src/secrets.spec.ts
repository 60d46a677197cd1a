import fc from 'fast-check';
import { maybeSecretName, secretForm, secretIn } from './secrets';

const digits = (length: number, of = 'A1b2C3d4') => of.repeat(Math.ceil(length / of.length)).slice(0, length);

describe('a text that looks like a secret', () => {
  it.each([
    ['a private key', '-----BEGIN PRIVATE KEY-----\nMIIE…'],
    ['a private key', 'key: |\n  -----BEGIN OPENSSH PRIVATE KEY-----'],
    ['an AWS access key', `AKIA${digits(16, 'ABCD1234')}`],
    ['an AWS access key', `id=ASIA${digits(16, 'ABCD1234')};`],
    ['a GitHub token', `ghp_${digits(36)}`],
    ['a GitHub token', `github_pat_${digits(40)}`],
    ['a GitLab token', `glpat-${digits(20)}`],
    ['a Slack token', `xoxb-${digits(12, '1234')}-${digits(12)}`],
    ['a Slack webhook', 'https://hooks.slack.com/services/T0/B0/x'],
    ['a Google API key', `AIza${digits(35)}`],
    ['a Stripe key', `sk_live_${digits(24)}`],
    ['a Ledgerline API key', `llk_root_${digits(20)}`],
    ['an npm token', `npm_${digits(36)}`],
    ['a JSON Web Token', `Bearer eyJ${digits(20)}.eyJ${digits(40)}.${digits(30)}`],
    ['a text with a password', 'host=db user=web password=hunter2'],
    ['a URL with a password', 'postgres://web:hunter2@db.internal/orders'],
    ['a URL with a password', 'see https://ana:p@ss:word@git.example/repo for it'],
  ])('is %s', (form, text) => {
    expect(secretForm(text)).toBe(form);
  });

  it.each([
    '',
    'https://psp.example/v1?next=a@b',
    'ssh://git@host:22/repo',
    'registry.example/checkout/web',
    'vault:kv/prod/db',
    'arn:aws:secretsmanager:eu-central-1:1234:secret:db',
    'projects/acme/secrets/db',
    '-----BEGIN CERTIFICATE-----',
    `sha256:${'a'.repeat(64)}`,
    'a password is kept elsewhere',
    'risk_live_scoring',
  ])('is not %s', (text) => {
    expect(secretForm(text)).toBeUndefined();
  });
});

describe('a document', () => {
  const named = fc.constantFrom(
    'password',
    'DB_PASSWORD',
    'apiKey',
    'client_secret',
    'authToken',
    'db.private-key',
    'pwd',
  );

  it('has a secret where a telling name has a text, however deep', () => {
    const keys = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 4 });
    fc.assert(
      fc.property(keys, named, fc.string({ minLength: 1 }), (path, name, value) => {
        const document = [...path].reverse().reduce<unknown>((inner, key) => ({ [key]: inner }), { [name]: value });
        const found = secretIn(document, 'setting');
        expect(found?.path).toEqual([...path, name]);
        expect(JSON.stringify(found?.form)).not.toContain(JSON.stringify(value));
      }),
    );
  });

  it('has one in a list under such a name, and in its value', () => {
    expect(secretIn({ tokens: 1, token: ['a'] }, 'setting')?.path).toEqual(['token', 0]);
    expect(secretIn({ password: { value: 'hunter2' } }, 'setting')?.path).toEqual(['password', 'value']);
    expect(secretIn('hunter2', 'setting', 'password')?.path).toEqual([]);
  });

  it.each([
    [{ password_min_length: 8, password: null, token: '', has_password: true }],
    [{ secretName: 'orders-db', token_url: 'https://id.example/token', bypass: 'never', max_tokens: 5 }],
    [{ api_key: { reference: 'vault:kv/prod/psp', version: '3' } }],
    [{ password_encryption: 'scram-sha-256', token: { issuer: 'https://id.example' } }],
  ])('has none in %j', (document) => {
    expect(secretIn(document, 'setting')).toBeUndefined();
  });

  it('may call a variant of a flag by its value', () => {
    const flag = { variants: { password: 'password', passkey: 'passkey' }, defaultVariant: 'password' };
    expect(secretIn({ 'login-token': flag }, 'flag')).toBeUndefined();
    expect(secretIn({ login: { variants: { password: 'hunter2' } } }, 'flag')?.path).toEqual([
      'login',
      'variants',
      'password',
    ]);
  });
});

describe('a name under which a value is hidden', () => {
  it('may be one that only hints at a secret', () => {
    expect(['secretName', 'dsn', 'connection_string', 'bypass', 'token'].map(maybeSecretName)).toEqual(
      Array(5).fill(true),
    );
    expect(['max_tokens', 'author', 'endpoint'].map(maybeSecretName)).toEqual(Array(3).fill(false));
  });
});
