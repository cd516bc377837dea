/** Work that pauses after every few milliseconds, so that others come in between, and has its outcome at the end. */
export type Steps<Outcome> = Generator<undefined, Outcome, undefined>;

/** Things looked at between two pauses. */
const atOnce = 4000;

/** Does all of it without a pause. */
export function outcomeOf<Outcome>(steps: Steps<Outcome>): Outcome {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Does something with each of very many things. */
export function* each<Thing>(things: Iterable<Thing>, look: (thing: Thing) => void): Steps<void> {
  let looked = 0;
  for (const thing of things) {
    look(thing);
    looked += 1;
    if (looked % atOnce === 0) yield;
  }
}
