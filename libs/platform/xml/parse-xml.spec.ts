import { InvalidXml, parseXml } from './parse-xml';

const laughs = `<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<lolz>&b;</lolz>`;

describe('reading XML', () => {
  it('gives elements and attributes as they were written', () => {
    const text = '\ufeff<?xml version="1.0"?><!-- <!DOCTYPE x> --><a b="1 &lt; 2"><c/>text<c d="e"></c></a>';
    expect(parseXml(text)).toEqual({
      name: 'a',
      attributes: { b: '1 &lt; 2' },
      children: [
        { name: 'c', attributes: {}, children: [] },
        { name: 'c', attributes: { d: 'e' }, children: [] },
      ],
    });
  });

  it('takes character data for what it is', () => {
    expect(parseXml('<a><![CDATA[<!DOCTYPE html><b>]]></a>')).toEqual({ name: 'a', attributes: {}, children: [] });
  });

  it.each([
    ['a document type, and with it entities that would explode', laughs],
    ['an external entity', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
    ['a declaration inside of an element', '<a><!ENTITY b "c"></a>'],
    ['an element that is not closed', '<a><b></a>'],
    ['two roots', '<a/><b/>'],
    ['text', 'passed'],
    ['nothing', ''],
    ['depth', '<a>'.repeat(100) + '</a>'.repeat(100)],
    ['a name that would reach into objects', '<a><__proto__/></a>'],
  ])('refuses %s', (_what, text) => {
    expect(() => parseXml(text)).toThrow(InvalidXml);
  });

  it('says where it stopped, without repeating what it read', () => {
    expect(() => parseXml('<a>\n<secret></a>')).toThrow('not well-formed at line 2, column 9');
  });
});
