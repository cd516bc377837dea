import { answers as chafonCf, commands as chafonCfCommands } from '../../readers/protocol/chafon-cf.ts';
import { answers as clou, commands as clouCommands } from '../../readers/protocol/clou.ts';
import { answers as cph, commands as cphCommands } from '../../readers/protocol/cph.ts';
import { answers as m100, commands as m100Commands } from '../../readers/protocol/m100.ts';
import type { ModuleTag, ModuleWords } from '../../readers/protocol/module-messages.ts';
import { answers as silion, commands as silionCommands } from '../../readers/protocol/silion.ts';
import type { Device, DeviceLine, HeardChip } from '../device.ts';

/** How a module answers. */
interface ModuleTalk {
  words: ModuleWords;
  version?: () => Uint8Array;
  started?: () => Uint8Array;
  stopped: () => Uint8Array;
  tag: (tag: ModuleTag, at: { time: number; number: number }) => Uint8Array;
  clock?: (ms: number) => Uint8Array;
}

/** A module that hears chips while it was told to, and forgets that without power. */
function moduleDevice(talk: ModuleTalk) {
  return (line: DeviceLine): Device => new ModuleDevice(line, talk);
}

class ModuleDevice implements Device {
  /** Between a stop and a start a chip is still there. */
  readonly holdMs = 60;
  readonly #line: DeviceLine;
  readonly #talk: ModuleTalk;
  #isReading = false;
  #number = 0;

  constructor(line: DeviceLine, talk: ModuleTalk) {
    this.#line = line;
    this.#talk = talk;
  }

  obey(chunk: Uint8Array): void {
    const { words, version, started, stopped, clock } = this.#talk;
    const bytes = Buffer.from(chunk);
    const isThere = (command: (() => Uint8Array) | null | undefined) =>
      command !== null && command !== undefined && bytes.includes(Buffer.from(command()));
    if (isThere(words.stop)) {
      this.#isReading = false;
      this.#line.write(stopped());
    }
    if (version !== undefined && isThere(words.version)) this.#line.write(version());
    if (isThere(words.start)) {
      this.#isReading = true;
      if (started !== undefined) this.#line.write(started());
    }
    if (clock !== undefined && isThere(words.clock)) this.#line.write(clock(this.#line.clock()));
  }

  hear({ chip: epc, antenna, rssi }: HeardChip): boolean {
    if (!this.#isReading) return false;
    this.#number += 1;
    return this.#line.write(
      this.#talk.tag({ epc, antenna, rssi }, { time: this.#line.clock(), number: this.#number }),
    );
  }

  restart(): void {
    this.#isReading = false;
  }

  stop(): void {
    this.#isReading = false;
  }
}

export const m100Device = moduleDevice({ words: m100Commands, ...m100 });
export const cphDevice = moduleDevice({ words: cphCommands, ...cph, tag: (tag) => cph.tags([tag]) });
export const chafonCfDevice = moduleDevice({ words: chafonCfCommands, ...chafonCf });
export const clouDevice = moduleDevice({
  words: clouCommands,
  ...clou,
  tag: (tag, at) => clou.tag({ ...tag, ...at }),
});
export const silionDevice = moduleDevice({ words: silionCommands, ...silion });
