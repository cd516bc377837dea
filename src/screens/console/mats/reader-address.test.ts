import { expect, it } from 'vitest';
import { parseReaderAddress } from '../../../readers/address.ts';
import { listeningAddress, networkAddress, serialAddress } from './reader-address.ts';

it('the station understands every address that the dialog makes', () => {
  const serial =
    serialAddress({
      protocol: 'chafon',
      model: '18',
      path: ' /dev/ttyUSB0 ',
      baud: 57_600,
      usb: 'A50285BI',
      point: '21.1k',
    }) ?? '';
  expect(parseReaderAddress(serial)).toMatchObject({
    transport: 'serial',
    path: '/dev/ttyUSB0',
    baud: 57_600,
    usb: 'A50285BI',
    protocol: 'chafon',
    model: '18',
    point: '21.1k',
  });
  const network = networkAddress({ protocol: 'a0', host: '192.168.1.116:4001', point: 'finish' }) ?? '';
  expect(parseReaderAddress(network)).toMatchObject({ transport: 'tcp', host: '192.168.1.116', port: 4001 });
});

it('there is no address while something is missing', () => {
  expect(serialAddress({ protocol: 'a0', path: '', baud: 115_200, point: 'finish' })).toBeNull();
  expect(networkAddress({ protocol: 'a0', host: '192.168.1.116', point: 'finish' })).toBeNull();
  expect(networkAddress({ protocol: 'a0', host: 'h:1', point: '' })).toBeNull();
});

it.each([
  ['61611', 'tcp-listen:61611?protocol=chronotrack&point=finish'],
  [' 3097 ', 'tcp-listen:3097?protocol=chronotrack&point=finish'],
  ['', null],
  ['0', null],
  ['70000', null],
  ['1e3', null],
])('a reader that connects to port "%s" of this laptop', (listen, address) => {
  expect(listeningAddress({ protocol: 'chronotrack', point: 'finish', listen })).toBe(address);
});
