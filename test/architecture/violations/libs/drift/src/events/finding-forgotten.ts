declare function defineEvent(type: string): unknown;

export const FindingForgotten = defineEvent('finding.forgotten');
