declare function refuse(code: string): unknown;

export const decide = () => refuse('no-such-text');
