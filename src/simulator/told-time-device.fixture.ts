import type { Device, DeviceLine } from './device.ts';

/** The reader of told-time.fixture.ts: a clock and a memory, as plain as can be. */
export function toldTimeDevice(line: DeviceLine): Device {
  const memory: { chip: string; at: number }[] = [];
  const say = (text: string) => line.write(Buffer.from(`${text}\n`));
  const obey = (command: string) => {
    const [word, ms] = command.split(' ');
    if (word === 'clock?') say(`clock ${line.clock()}`);
    if (word === 'set') line.setClock(Number(ms));
    if (word !== 'stored?') return;
    for (const { chip, at } of memory) if (at >= Number(ms)) say(`stored ${chip} ${at}`);
    say('end');
  };
  return {
    obey: (chunk) => {
      for (const command of Buffer.from(chunk).toString('latin1').trim().split('\n')) obey(command);
    },
    hear: ({ chip }) => {
      const at = line.clock();
      memory.push({ chip, at });
      return say(`read ${chip} ${at}`);
    },
    restart: () => line.setClock(0),
    stop: () => undefined,
  };
}
