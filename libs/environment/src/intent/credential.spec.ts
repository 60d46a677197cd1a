import { credentialProblem } from './credential';

const form = 'it has to be { reference, version } of a credential that is kept elsewhere';
const address = 'its reference is no address such as vault:kv/prod/db';

describe('a reference to a credential', () => {
  it.each([
    'vault:kv/prod/db',
    'arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf',
    'https://vault.example/v1/secret/data/db',
    'projects/acme/secrets/db',
  ])('may be %s', (reference) => {
    expect(credentialProblem({ reference, version: '3' })).toBeUndefined();
  });

  it.each<[unknown, string]>([
    ['hunter2', form],
    [null, form],
    [['vault:kv/db', '3'], form],
    [{ reference: 'vault:kv/db' }, form],
    [{ reference: 'vault:kv/db', version: 3 }, form],
    [{ reference: 'vault:kv/db', version: '3', value: 'hunter2' }, form],
    [{ reference: 'hunter2', version: '3' }, address],
    [{ reference: 'vault:kv prod', version: '3' }, address],
    [{ reference: 'projects/acme', version: '3' }, address],
    [{ reference: 'vault:kv/db', version: '' }, 'its version is not named'],
    [{ reference: 'postgres://web:hunter2@db/orders', version: '3' }, 'it holds the credential itself'],
    [{ reference: 'vault:kv/db', version: `ghp_${'a1'.repeat(18)}` }, 'it holds the credential itself'],
  ])('may not be %j', (value, problem) => {
    expect(credentialProblem(value)).toBe(problem);
  });
});
