import type { NetworkInterfaceInfo } from 'node:os';
import { expect, it } from 'vitest';
import { ownAddresses } from './own-addresses.ts';

const at = (address: string, more: Partial<NetworkInterfaceInfo> = {}) =>
  ({ address, family: 'IPv4', internal: false, ...more }) as NetworkInterfaceInfo;

it('tells the address that a tablet can reach first, and those inside this computer last', () => {
  const networks = {
    lo: [at('127.0.0.1', { internal: true })],
    docker0: [at('172.17.0.1')],
    wwan0: [at('83.12.4.5')],
    wlan0: [at('192.168.1.5'), at('fe80::1', { family: 'IPv6' })],
  };
  expect(ownAddresses(networks).map(({ host, network }) => `${network} ${host}`)).toEqual([
    'wlan0 192.168.1.5',
    'wwan0 83.12.4.5',
    'docker0 172.17.0.1',
  ]);
  expect(ownAddresses({})).toEqual([]);
});
