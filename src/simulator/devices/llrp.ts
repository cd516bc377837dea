import {
  answers,
  commands,
  llrpCommandDecoder,
  type EncodedTag,
  type LlrpCommand,
} from '../../readers/protocol/llrp.ts';
import { keepaliveIn } from '../../readers/protocol/llrp-configuration.ts';
import { message } from '../../readers/protocol/llrp-codes.ts';
import type { Device, DeviceLine, HeardChip } from '../device.ts';

const keptMax = 10_000;
const anotherIsConnected = 2;
/** Status codes of the standard. */
const parameterError = 100;
const fieldError = 101;
/** Size of the command that adds an inventory without a session. */
const plainRoSpecSize = commands.addRoSpec(0, false).length;

type RoSpec = 'none' | 'added' | 'enabled' | 'running';

/** What this reader cannot do. */
interface LlrpTraits {
  /** It wants no session told, as some makers' readers. */
  noSession?: boolean;
  /** It cannot be configured: it gives no keepalives. */
  noConfig?: boolean;
  /** Somebody else is connected. */
  taken?: boolean;
}

/** What a command makes of the inventory, and what it must have been; null where that is all the same. */
const steps: Readonly<Record<number, { answer: number; from: RoSpec | null; to: RoSpec }>> = {
  [message.deleteRoSpec]: { answer: message.deleteRoSpecResponse, from: null, to: 'none' },
  [message.addRoSpec]: { answer: message.addRoSpecResponse, from: 'none', to: 'added' },
  [message.enableRoSpec]: { answer: message.enableRoSpecResponse, from: 'added', to: 'enabled' },
  [message.startRoSpec]: { answer: message.startRoSpecResponse, from: 'enabled', to: 'running' },
};

/** A fixed reader: its inventory runs on when the station is gone, and what it hears then it keeps. */
export function llrpDevice(line: DeviceLine, traits: LlrpTraits = {}): Device {
  return new LlrpDevice(line, traits);
}

class LlrpDevice implements Device {
  readonly #line: DeviceLine;
  readonly #traits: LlrpTraits;
  #decoder = llrpCommandDecoder();
  #roSpec: RoSpec = 'none';
  /** Until the station asks for it, a new connection brings no reports. */
  #holds = false;
  #kept: EncodedTag[] = [];
  #lost = false;
  #keepalive: NodeJS.Timeout | undefined;
  #sent = 0;

  constructor(line: DeviceLine, traits: LlrpTraits) {
    this.#line = line;
    this.#traits = traits;
  }

  connected(): void {
    clearInterval(this.#keepalive);
    this.#decoder = llrpCommandDecoder();
    this.#holds = true;
    const now = this.#line.clock();
    this.#line.write(answers.connection(now, this.#traits.taken === true ? anotherIsConnected : 0));
    if (this.#lost && this.#line.write(answers.reportsLost(now))) this.#lost = false;
  }

  obey(chunk: Uint8Array): void {
    if (this.#traits.taken === true) return;
    for (const found of this.#decoder.push(chunk)) if (found.type === 'command') this.#obey(found);
  }

  hear({ chip, antenna, rssi }: HeardChip): boolean {
    if (this.#roSpec !== 'running') return false;
    const tag = { epc: chip, antenna, rssi, seen: this.#line.clock() };
    if (!this.#holds && this.#report([tag])) return true;
    this.#kept.push(tag);
    if (this.#kept.length > keptMax) {
      this.#kept.shift();
      this.#lost = true;
    }
    return true;
  }

  restart(): void {
    this.stop();
    this.#decoder = llrpCommandDecoder();
    this.#roSpec = 'none';
    this.#kept = [];
  }

  stop(): void {
    clearInterval(this.#keepalive);
  }

  #obey({ message: type, id, body, raw }: LlrpCommand): void {
    switch (type) {
      case message.getCapabilities:
        this.#line.write(answers.capabilities(id));
        return;
      case message.setConfig:
        this.#setConfig(id, body);
        return;
      case message.enableEventsAndReports:
      case message.getReport:
        this.#holds = false;
        if (this.#report(this.#kept)) this.#kept = [];
        return;
      case message.closeConnection:
        this.#line.write(answers.response(message.closeConnectionResponse, id));
        return;
      case message.keepaliveAck:
        return;
      default:
        this.#obeyRoSpec(type, id, raw.length > plainRoSpecSize);
    }
  }

  #obeyRoSpec(type: number, id: number, tellsSession: boolean): void {
    const step = steps[type];
    if (step === undefined) {
      this.#line.write(answers.response(message.error, id, parameterError, 'unsupported message'));
      return;
    }
    const { answer, from, to } = step;
    if (type === message.addRoSpec && this.#traits.noSession === true && tellsSession)
      this.#line.write(answers.response(answer, id, parameterError, 'no session can be told'));
    else if (from !== null && from !== this.#roSpec)
      this.#line.write(answers.response(answer, id, fieldError, 'no such ROSpec in that state'));
    else {
      this.#roSpec = to;
      this.#line.write(answers.response(answer, id));
      if (to === 'running') this.#line.write(answers.running(this.#line.clock(), true));
    }
  }

  #setConfig(id: number, body: Uint8Array): void {
    const interval = this.#traits.noConfig === true ? null : keepaliveIn(body);
    const status = interval === null ? parameterError : 0;
    this.#line.write(answers.response(message.setConfigResponse, id, status));
    if (interval === null) return;
    clearInterval(this.#keepalive);
    this.#keepalive = setInterval(() => this.#line.write(answers.keepalive(this.#nextId())), interval);
  }

  #report(tags: readonly EncodedTag[]): boolean {
    return tags.length === 0 || this.#line.write(answers.report(this.#nextId(), tags));
  }

  #nextId(): number {
    this.#sent += 1;
    return this.#sent;
  }
}
