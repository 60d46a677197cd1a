export const released = 1;
