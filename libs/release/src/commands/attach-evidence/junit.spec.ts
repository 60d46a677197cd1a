import { parseXml } from '@ledgerline/platform/xml';
import { judgeJunit } from './junit';

const judge = (xml: string) => judgeJunit(parseXml(xml));
const verdictOn = (xml: string) => {
  const judged = judge(xml);
  return typeof judged === 'string' ? judged : judged.verdict;
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
  it('counts the cases themselves, nested and repeated ones too', () => {
    expect(judge(mixed)).toEqual({
      summary: { tests: 5, failures: 1, errors: 1, skipped: 1 },
      verdict: 'failed',
    });
  });

  it('passes what ran without a failure', () => {
    expect(verdictOn('<testsuite><testcase/><testcase><skipped/></testcase></testsuite>')).toBe('passed');
  });

  it('does not pass what only skipped', () => {
    expect(verdictOn('<testsuite><testcase><skipped/></testcase></testsuite>')).toBe('failed');
  });

  it('believes a suite that claims more failures than its cases show', () => {
    expect(
      judge('<testsuites><testsuite errors="2"><testcase/></testsuite><testsuite failures="1"/></testsuites>'),
    ).toEqual({
      summary: { tests: 1, failures: 1, errors: 2, skipped: 0 },
      verdict: 'failed',
    });
  });

  it('does not believe a suite that claims fewer', () => {
    expect(verdictOn('<testsuite failures="0"><testcase><failure/></testcase></testsuite>')).toBe('failed');
  });

  it('does not fail a test that passed when it was run again', () => {
    expect(verdictOn('<testsuite><testcase><flakyFailure/><rerunFailure/></testcase></testsuite>')).toBe('passed');
  });

  it.each([
    ['<html/>', 'the root is neither testsuites nor testsuite'],
    ['<testsuites/>', 'it has no test cases'],
    ['<testsuite tests="12"/>', 'it has no test cases'],
    ['<testsuite failures="many"><testcase/></testsuite>', 'failures and errors must be whole numbers'],
    ['<testsuites><testsuite errors="-1"/></testsuites>', 'failures and errors must be whole numbers'],
  ])('cannot judge %s', (xml, problem) => {
    expect(judge(xml)).toBe(problem);
  });
});
