import fc from 'fast-check';
import { InvalidXml } from './invalid-xml';
import { readXml } from './read-xml';

const MEBIBYTE = 1024 * 1024;
const laughs = `<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<lolz>&b;</lolz>`;

async function told(text: string | Uint8Array, pause = () => Promise.resolve()): Promise<readonly string[]> {
  const events: string[] = [];
  const handler = {
    open: (name: string, attributes: Readonly<Record<string, string>>) =>
      void events.push(`<${name} ${JSON.stringify(attributes)}`),
    close: (name: string) => void events.push(`/${name}`),
  };
  await readXml(typeof text === 'string' ? Buffer.from(text) : text, handler, pause);
  return events;
}

describe('reading XML', () => {
  it('tells elements with their attributes, in their order', async () => {
    const text = '\ufeff<?xml version="1.0"?><!-- <!DOCTYPE x> --><a b="1 &lt; 2&#33;"><c/>text<d></d></a>\n';
    expect(await told(text)).toEqual(['<a {"b":"1 < 2!"}', '<c {}', '/c', '<d {}', '/d', '/a']);
  });

  it('takes character data for what it is', async () => {
    expect(await told('<a><![CDATA[<!DOCTYPE html><b>]]></a>')).toEqual(['<a {}', '/a']);
  });

  it.each([
    ['a document type, and with it entities that would explode', laughs],
    ['an external entity', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
    ['a document type that never ends', `<!DOCTYPE a [${'<!ENTITY b "c">'.repeat(1000)}`],
    ['an entity of nobody', '<a>&b;</a>'],
    ['a declaration inside of an element', '<a><!ENTITY b "c"></a>'],
    ['an element that is not closed', '<a><b></a>'],
    ['two roots', '<a/><b/>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['text', 'passed'],
    ['nothing', ''],
    ['depth', '<a>'.repeat(100) + '</a>'.repeat(100)],
    ['attributes without measure', `<a ${Array.from({ length: 201 }, (_, at) => `b${String(at)}=""`).join(' ')}/>`],
    ['a character that XML has not', '<a>\u0000</a>'],
  ])('refuses %s', async (_what, text) => {
    await expect(told(text)).rejects.toThrow(InvalidXml);
  });

  it('takes a name that would reach into objects for a name', async () => {
    expect(await told('<a __proto__="1"><constructor/></a>')).toHaveLength(4);
    expect({}).not.toHaveProperty('b');
  });

  it('refuses bytes that are no UTF-8', async () => {
    await expect(told(Buffer.from([0x3c, 0x61, 0x3e, 0xc3, 0x28]))).rejects.toThrow('it is not UTF-8');
    await expect(told(Buffer.from([0x3c, 0x61, 0x2f, 0x3e, 0xe2, 0x82]))).rejects.toThrow('it is not UTF-8');
  });

  it('does not wait for ever for an element to begin', async () => {
    const before = (length: number) => told(`<!--${'x'.repeat(length)}--><a b="${'y'.repeat(100_000)}"/>`);
    expect(await before(60_000)).toHaveLength(2);
    await expect(before(70_000)).rejects.toThrow('no element begins in its first 64 KiB');
  });

  it('says where it stopped, without repeating what it read', async () => {
    await expect(told('<a>\n<secret></a>')).rejects.toThrow('not well-formed at line 2, column 12');
  });

  it('reads the same whatever a chunk ends in', async () => {
    const name = fc.constantFrom('a', 'ä', '日本', '😀'.repeat(3), '&amp;', '&#x1f600;');
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1 }), fc.nat(50), async (names, shift) => {
        const cases = names.map((text) => `<c n="${text}">${text}</c>`).join('');
        const body = cases.repeat(Math.ceil((70 * 1024) / cases.length));
        const whole = await told(`<r>${' '.repeat(shift)}${body}</r>`);
        const per = await told(`<r>${cases}</r>`);
        expect(new Set(whole)).toEqual(new Set(per));
        expect(whole.length - 2).toBe((body.length / cases.length) * (per.length - 2));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['flat elements', `<r>${'<c n="x"/>'.repeat((8 * MEBIBYTE) / 10 - 1)}</r>`],
    ['one text', `<r>${'&lt;'.repeat(2 * MEBIBYTE)}</r>`],
    ['one comment', `<r><!--${'x'.repeat(8 * MEBIBYTE)}--></r>`],
    ['character data', `<r><![CDATA[${']'.repeat(8 * MEBIBYTE)}]]></r>`],
  ])('lets others have a turn after each 64 KiB of %s', async (_what, text) => {
    const chunks = Math.ceil(text.length / (64 * 1024));
    const toldBetween: number[] = [];
    let toldNow = 0;
    const pause = () => {
      toldBetween.push(toldNow);
      toldNow = 0;
      return Promise.resolve();
    };
    await readXml(Buffer.from(text), { open: () => void (toldNow += 1), close: () => undefined }, pause);
    await pause();
    expect(toldBetween).toHaveLength(chunks);
    expect(Math.max(...toldBetween)).toBeLessThan((64 * 1024) / 4);
  });

  it.each([
    ['depth', '<a>'.repeat((8 * MEBIBYTE) / 3), 0],
    ['entities', `<!DOCTYPE a [${'<!ENTITY a "&a;&a;">'.repeat((8 * MEBIBYTE) / 20)}]><a>&a;</a>`, 0],
    ['one tag', `<r ${'a="" '.repeat((8 * MEBIBYTE) / 5)}/>`, 0],
    ['an element that comes late', `<!--${'x'.repeat(8 * MEBIBYTE)}--><r/>`, 0],
  ])('refuses %s without reading on', async (_what, text, turns) => {
    let pauses = 0;
    const pause = () => Promise.resolve(void (pauses += 1));
    await expect(told(text, pause)).rejects.toBeInstanceOf(InvalidXml);
    expect(pauses).toBe(turns);
  });
});
