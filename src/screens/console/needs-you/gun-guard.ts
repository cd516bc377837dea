/** A second press so soon after the first is the same one, or a double click, in milliseconds. */
const samePressMs = 300;
/** So long an armed gun waits for the press that fires it, in milliseconds. */
export const armedMs = 30_000;
/** A planned start further away than this, before or after, is asked about. */
const farMs = 10 * 60_000;

/** What a press of the button of a gun does, pressed at a monotonic instant; `armed`: when it was armed, or null. */
export function pressed(at: number, armed: number | null): 'arms' | 'fires' | 'nothing' {
  if (armed === null || at - armed > armedMs) return 'arms';
  return at - armed < samePressMs ? 'nothing' : 'fires';
}

/** How far away the planned start is, in milliseconds after now, where that is so far that it has to be asked about; else null. */
export function farFrom(planned: number | null, now: number | null): number | null {
  if (planned === null || now === null) return null;
  return Math.abs(planned - now) > farMs ? planned - now : null;
}
