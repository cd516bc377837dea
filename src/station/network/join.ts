import { message } from '../../words/message.ts';
import { problemOf } from '../../words/problem-text.ts';
import { CrewError } from '../process/crew-error.ts';
import { tell } from '../process/terminal.ts';
import type { Network } from './network.ts';
import type { Book } from './peer-book.ts';

export type Lan = NonNullable<Book['lan']>;

/** How long a station that starts waits for word from its peers, before it takes its readers. */
const peersMs = 5000;

/** What the command line says of the network; what it does not say stays as it was last time. */
export interface NetworkWishes {
  lan?: Lan | undefined;
  /** Address of the station to follow, and the PIN that it shows. */
  follow?: string | undefined;
  pin?: string | undefined;
  takeOver?: Book['takeOver'] | undefined;
}

/** Opens the network and pairs as wished, then hears what the peers have to say. Throws {@link CrewError}. */
export async function joinNetwork(
  network: Network,
  { lan, follow, pin, takeOver }: NetworkWishes,
): Promise<void> {
  if (takeOver !== undefined) network.setTakeOver(takeOver);
  if (lan !== undefined) await network.listen(lan);
  await network.heardFromAll(peersMs);
  if (follow !== undefined) await followFirst(network, follow, pin);
  if (lan !== undefined && network.view().stations.length === 0) {
    const { code } = await network.showPin();
    const { listening } = network.view();
    const command = `goldline station --follow ${listening} --pin ${code}`;
    tell(message('station.second-laptop', { command }));
  }
}

async function followFirst(network: Network, address: string, pin: string | undefined): Promise<void> {
  const known = network.view().stations.find((station) => station.address === address);
  if (known !== undefined && known.state !== 'refused') return;
  if (pin === undefined) throw new CrewError([problemOf(message('problems.pin-missing'))]);
  await network.pair(address, pin);
  await network.heardFromAll(peersMs);
}
