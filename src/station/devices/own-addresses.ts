import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';

/** Networks that are inside this computer, or reach no hall: told last. */
const insideNames = /^(docker|br-|veth|virbr|vmnet|vEthernet|tun|tap|utun|wg|tailscale|zt)/i;
/** Addresses of networks at home, in halls and on telephones. */
const privateAddresses = /^(192\.168\.|10\.|172\.(1[6-9]|2\d|3[01])\.)/;

/** An address of this computer and the network that it belongs to. */
export interface OwnAddress {
  host: string;
  network: string;
}

/** This computer's addresses on networks, the likeliest for other devices first. */
export function ownAddresses(
  networks: NodeJS.Dict<NetworkInterfaceInfo[]> = networkInterfaces(),
): OwnAddress[] {
  return Object.entries(networks)
    .flatMap(([network, addresses = []]) =>
      addresses
        .filter(({ family, internal }) => family === 'IPv4' && !internal)
        .map(({ address: host }) => ({ host, network })),
    )
    .toSorted((one, other) => unlikely(one) - unlikely(other));
}

function unlikely({ host, network }: OwnAddress): number {
  return (insideNames.test(network) ? 2 : 0) + (privateAddresses.test(host) ? 0 : 1);
}
