export const drift = 1;
