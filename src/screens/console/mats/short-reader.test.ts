import { expect, it } from 'vitest';
import { shortReader } from './short-reader.ts';

it.each([
  ['serial:/dev/ttyUSB0?protocol=a0&point=finish', 'ttyUSB0'],
  ['tcp:192.168.1.20:4001?protocol=ipico&point=start', '192.168.1.20:4001'],
  ['file:/home/crew/logs/backup%20mat.csv?protocol=csv&point=finish', 'backup mat.csv'],
  ['serial:COM3?protocol=a0&point=finish', 'COM3'],
  ['tcp-listen:4001?protocol=csv&point=finish', '4001'],
  ['file:50%.csv?protocol=csv&point=finish', '50%.csv'],
])('%s is called %s', (address, name) => {
  expect(shortReader(address)).toBe(name);
});
