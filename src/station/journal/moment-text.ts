/** `2026-12-06 08:41:03` by the clock and in the zone of this laptop. `ms` is an instant in milliseconds of UTC. */
export function momentText(ms: number): string {
  return new Date(ms).toLocaleString('sv-SE');
}
