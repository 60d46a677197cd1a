export const driftEvents = [];
