import { create } from 'zustand';
import type { OwnDevice } from '../../contract/devices-view.ts';

interface DeviceState {
  /** What this device was let in as; null on the laptop itself, and before and after. */
  device: OwnDevice | null;
  /** The station knew this device, and knows it no more. */
  isOut: boolean;
}

const useStore = create<DeviceState>(() => ({ device: null, isOut: false }));

/** Something of this device; the component renders again only when what it chose changed. */
export const useOwnDevice = <Chosen>(choose: (state: DeviceState) => Chosen): Chosen => useStore(choose);

/** What this device was let in as, for event handlers; null on the laptop itself. */
export const ownDevice = (): OwnDevice | null => useStore.getState().device;

/** This device was let in. */
export const setOwnDevice = (device: OwnDevice) => useStore.setState({ device, isOut: false });

/** The station knows this device no more. */
export const setOut = () => useStore.setState({ device: null, isOut: true });
