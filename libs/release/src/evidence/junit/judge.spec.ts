import { Refusal } from '@ledgerline/kernel';
import { readXml } from '@ledgerline/platform/xml';
import { JunitJudge } from './judge';

async function judge(xml: string) {
  const judging = new JunitJudge();
  await readXml(Buffer.from(xml), judging, () => Promise.resolve());
  return judging.judged();
}
const verdictOn = async (xml: string) => {
  const judged = await judge(xml);
  return judged instanceof Refusal ? judged.code : judged.verdict;
};

const mixed = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="all" tests="99">
  <testsuite name="unit" tests="3" failures="1">
    <properties><property name="error" value="1"/></properties>
    <testcase name="adds"/>
    <testcase name="adds"/>
    <testcase name="divides"><failure message="x &lt; 1"><![CDATA[<!DOCTYPE html>]]></failure></testcase>
    <testsuite name="inner">
      <testcase name="waits"><skipped/></testcase>
      <testcase name="explodes"><error/><failure/></testcase>
    </testsuite>
    <system-out>3 failures</system-out>
  </testsuite>
</testsuites>`;

describe('judging a JUnit report', () => {
  it('counts the cases themselves, nested and repeated ones too', async () => {
    expect(await judge(mixed)).toEqual({
      summary: { tests: 5, failures: 1, errors: 1, skipped: 1 },
      verdict: 'failed',
      detail: { repeated: 1 },
    });
  });

  it('passes what ran without a failure', async () => {
    expect(await verdictOn('<testsuite><testcase/><testcase><skipped/></testcase></testsuite>')).toBe('passed');
  });

  it('does not pass what only skipped, or was never run', async () => {
    expect(await verdictOn('<testsuite><testcase><skipped/></testcase></testsuite>')).toBe('failed');
    expect(await verdictOn('<testsuite><testcase status="notrun"/></testsuite>')).toBe('failed');
  });

  it('believes a suite that claims more failures than its cases show', async () => {
    expect(
      await judge('<testsuites><testsuite errors="2"><testcase/></testsuite><testsuite failures="1"/></testsuites>'),
    ).toEqual({
      summary: { tests: 1, failures: 1, errors: 2, skipped: 0 },
      verdict: 'failed',
    });
  });

  it('does not believe a suite that claims fewer', async () => {
    expect(await verdictOn('<testsuite failures="0"><testcase><failure/></testcase></testsuite>')).toBe('failed');
  });

  it('does not fail a test that passed when it was run again, and counts it', async () => {
    expect(
      await judge('<testsuite><testcase name="a"><flakyFailure/><rerunFailure/></testcase></testsuite>'),
    ).toMatchObject({ verdict: 'passed', detail: { flaky: 1 } });
    expect(await judge('<testsuite><testcase name="a"><failure/><rerunFailure/></testcase></testsuite>')).toMatchObject(
      { verdict: 'failed', summary: { tests: 1, failures: 1 } },
    );
  });

  it('does not look into what a test case has inside', async () => {
    expect(
      await judge('<testsuite><testcase><system-out><failure/></system-out></testcase></testsuite>'),
    ).toMatchObject({ verdict: 'passed', summary: { tests: 1 } });
  });

  it('says when it was run, if the report says which instant that was', async () => {
    const at = (first: string, second: string) =>
      judge(
        `<testsuites><testsuite timestamp="${first}"><testcase/></testsuite><testsuite timestamp="${second}"/></testsuites>`,
      );
    expect(await at('2026-11-02T10:00:00+02:00', '2026-11-02T08:30:00Z')).toMatchObject({
      ranAt: '2026-11-02T08:00:00.000Z',
    });
    expect(await at('2026-11-02T10:00:00', 'yesterday')).not.toHaveProperty('ranAt');
  });

  it('refuses a name that both passed and failed, and says which', async () => {
    const report = (a: string, b: string) =>
      `<testsuite name="s"><testcase classname="c" name="adds&#10;up"/>${a}<testcase classname="c" name="adds&#10;up">${b}</testcase></testsuite>`;
    expect(await judge(report('', '<failure/>'))).toEqual(
      new Refusal('contradicting-outcomes', { test: 'c adds?up' }, ''),
    );
    expect(await judge(report('', '<error/>'))).toMatchObject({ code: 'contradicting-outcomes' });
    expect(await verdictOn(report('', ''))).toBe('passed');
    expect(await verdictOn(report('', '<skipped/>'))).toBe('passed');
    expect(
      await verdictOn(report('</testsuite><testsuite>', '<failure/>').replace(/.*/, '<testsuites>$&</testsuites>')),
    ).toBe('failed');
  });

  it('takes suites of the same names for the same suite', async () => {
    const twice =
      '<testsuite name="s"><testcase name="a"/></testsuite><testsuite name="s"><testcase name="a"><failure/></testcase></testsuite>';
    expect(await verdictOn(`<testsuites>${twice}</testsuites>`)).toBe('contradicting-outcomes');
  });

  it.each([
    ['<html/>', 'the root is neither testsuites nor testsuite'],
    ['<testsuites/>', 'it has no test cases'],
    ['<testsuite tests="12"/>', 'it has no test cases'],
    ['<testsuite failures="many"><testcase/></testsuite>', 'failures and errors must be whole numbers'],
    ['<testsuites><testsuite errors="-1"/></testsuites>', 'failures and errors must be whole numbers'],
    ['<testsuites><testsuite errors="1e9"/></testsuites>', 'failures and errors must be whole numbers'],
  ])('cannot judge %s', async (xml, problem) => {
    expect(await judge(xml)).toEqual(new Refusal('invalid-evidence', { kind: 'junit', problem }, ''));
  });
});
