import { a0Decoder, answers, command } from '../src/readers/protocol/a0.ts';
import type { MatPort } from '../src/simulator/mat-port.ts';

/** The reader's side of the talk: says that it is there, and that each inventory went on. */
export function answerAs(mat: MatPort): void {
  const decoder = a0Decoder();
  mat.onData((chunk) => {
    for (const found of decoder.push(chunk)) {
      if (!('command' in found)) continue;
      if (found.command === command.firmware) mat.write(answers.firmware(1, 1, 9));
      if (found.command === command.fastInventory)
        setTimeout(() => mat.write(answers.fastRoundEnd(1, 0, 100)), 100);
    }
  });
}

/** The path of a pseudo-terminal's other end. */
export function matPath({ place }: MatPort): string {
  return place.transport === 'serial' ? place.path : '';
}
