import { message } from '../../words/message.ts';
import type { Ms } from '../../timing/model/race.ts';
import type { ReaderMessage } from '../message.ts';
import { deviceMessage } from '../protocol/device-message.ts';
import type { ModuleFound, ModuleMessage, ModuleWords } from '../protocol/module-messages.ts';
import type { Conversation, Line } from './conversation.ts';
import { pause, Question } from './question.ts';

const answerMs: Ms = 500;
/** A module that stops takes so long until it listens. */
const settleMs: Ms = 200;
/** Nothing for so long: the module may have been without power, and is told to start again. */
const quietMs: Ms = 2500;
const clockMs: Ms = 10_000;

/**
 * A module that is stopped, asked what it is, started, and then reports tag after tag. When it says nothing for a while it is
 * told to start again, which does nothing to one that runs; an inventory that ended by itself is started again at once.
 */
export class ModuleConversation implements Conversation {
  readonly #line: Line;
  readonly #words: ModuleWords;
  readonly #question: Question<ModuleMessage>;
  #heard = 0;
  #isStarted = false;
  #trouble: ReaderMessage | null = null;
  #clockAsked: Ms | null = null;

  constructor(line: Line, words: ModuleWords) {
    this.#line = line;
    this.#words = words;
    this.#question = new Question(line);
  }

  start(): void {
    void this.#talk();
  }

  hear(found: readonly ModuleFound[]): void {
    for (const one of found) {
      if (one.type === 'bad') continue;
      this.#heard += 1;
      if (one.type === 'read') {
        this.#trouble = null;
        this.#line.read(one);
      } else this.#take(one);
      this.#line.answered(this.#trouble);
    }
  }

  stop(): void {
    this.#line.write(this.#words.stop());
  }

  #take(heard: ModuleMessage): void {
    switch (heard.type) {
      case 'version':
        this.#line.about(message('about.parts', { parts: [heard.text] }));
        break;
      case 'running':
        this.#trouble = null;
        break;
      case 'stopped':
        if (this.#isStarted) this.#line.write(this.#words.start());
        break;
      case 'status':
        if (heard.status !== 0) this.#trouble = deviceMessage(undefined, heard.status, 2);
        break;
      case 'confirm':
        void this.#confirm(heard.answer, heard.isOfTags);
        break;
      case 'clock':
        this.#tellClock(heard.ms, heard.arrived);
        break;
    }
    this.#question.hear(heard);
  }

  async #confirm(answer: Uint8Array, isOfTags: boolean): Promise<void> {
    if (isOfTags) await this.#line.recorded();
    this.#line.write(answer);
  }

  #tellClock(ms: Ms, arrived: Ms): void {
    const askedAt = this.#clockAsked;
    this.#clockAsked = null;
    if (askedAt !== null)
      this.#line.clock({ kind: 'instant', ms }, Math.round((askedAt + arrived) / 2), arrived - askedAt);
  }

  async #talk(): Promise<never> {
    const { version, start, stop, clock } = this.#words;
    this.#line.write(stop());
    await pause(this.#line, settleMs);
    if (version !== null) await this.#question.ask(version(), (one) => one.type === 'version', answerMs);
    this.#isStarted = true;
    this.#line.write(start());
    if (clock !== undefined) this.#askClock(clock);
    for (;;) {
      const before = this.#heard;
      await pause(this.#line, quietMs);
      if (before !== this.#heard) continue;
      if (version !== null) this.#line.write(version());
      this.#line.write(start());
    }
  }

  #askClock(question: () => Uint8Array): void {
    this.#clockAsked = this.#line.now();
    this.#line.write(question());
    this.#line.after(clockMs, () => this.#askClock(question));
  }
}
