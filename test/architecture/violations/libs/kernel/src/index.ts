export const vocabulary = 1;
