/** How long a new intent may take before what is still different is no longer a matter of its rollout. */
export const ROLLOUT_MILLISECONDS = 15 * 60 * 1000;
