import { expect, it } from 'vitest';
import { PairingError, PairingGuest, PairingHost } from './pairing.ts';
import { Pin } from './pin.ts';

const a = { station: 'a2d7c1a4-58a0-4f3c-9d0c-0e5a4a2f7b11', name: 'Finish A', port: 4610 };
const b = { station: 'b0b5b8e6-6f0c-4b5e-9a53-3a4b3c5d7e11', name: 'Finish B', port: 4612 };

function pinShown() {
  const pin = new Pin(() => 0);
  return { pin, code: pin.show().code, host: new PairingHost(pin) };
}

function begun(host: PairingHost, guest: PairingGuest) {
  const reply = host.begin(guest.request, a);
  if (reply === null) throw new Error('no PIN is shown');
  return guest.proof(reply);
}

it('the PIN makes a pair: each has the other by name, and both have one secret', () => {
  const { pin, code, host } = pinShown();
  const guest = new PairingGuest(code, b);
  const paired = host.end(begun(host, guest));
  expect(paired?.about).toEqual(b);
  const other = guest.end(paired?.reply ?? { tag: '' });
  expect(other).toEqual({ about: a, secret: paired?.secret });
  expect(paired?.secret).toMatch(/^[\w-]{43}$/);
  expect(pin.shown).toBeNull();
  expect(host.begin(new PairingGuest(code, b).request, a)).toBeNull();
});

it('an exchange ends once, and only with the PIN that was shown when it began', () => {
  const { pin, code, host } = pinShown();
  const wrong = begun(host, new PairingGuest('no', b));
  expect(host.end(wrong)).toBeNull();
  expect(host.end(wrong)).toBeNull();
  const late = begun(host, new PairingGuest(code, b));
  while (pin.show().code === code);
  expect(host.end(late)).toBeNull();
  expect(pin.shown).not.toBeNull();
});

it('who shows no right answer is not paired with, and nobody with itself', () => {
  const { code, host } = pinShown();
  const guest = new PairingGuest(code, b);
  begun(host, guest);
  expect(guest.end({ tag: 'A'.repeat(86) })).toBeNull();
  expect(() => host.begin(new PairingGuest(code, a).request, a)).toThrow(PairingError);
  const request = { ...guest.request, share: 'A'.repeat(43) };
  expect(() => host.begin(request, a)).toThrow(PairingError);
});

it('many exchanges that are never ended do not pile up, and do not keep the crew from pairing', () => {
  const { code, host } = pinShown();
  const first = begun(host, new PairingGuest(code, b));
  for (let stranger = 0; stranger < 20; stranger += 1) begun(host, new PairingGuest('no', b));
  expect(host.end(first)).toBeNull();
  expect(host.end(begun(host, new PairingGuest(code, b)))?.about).toEqual(b);
});
