import type { StationOrder } from '../../contract/rehearsal-station.ts';

/** Hears from the process of the rehearsal whether the disk is to behave like one without room. */
export function onDiskRehearsed(fill: (isFull: boolean) => void): void {
  process.on('message', (told: StationOrder) => {
    if (told.type === 'disk') fill(told.isFull);
  });
}
