/**
 * What a file may be at most. Eight hours at a sample a second are 28,800 samples: about 1 MB as FIT, 12 MB as GPX with
 * heart rate and cadence. What is beyond is no run, or made to hurt.
 */
export const limits = {
  fitBytes: 10_000_000,
  xmlBytes: 20_000_000,
  samples: 500_000,
  depth: 32,
  attributes: 64,
  textCharacters: 65_536,
} as const;
