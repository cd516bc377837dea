import type { Ms } from '../model/race.ts';

/** Running time grows with distance to this power, until a race has taught better (Riegel 1981: 1.06). */
const riegel = 1.06;
/** Paces are compared with this one, in ms per metre: 6 minutes for a kilometre. */
const usualPace = 360;
/** What is supposed of a leg before anybody ran it, and how many runners it takes to outweigh that. */
const supposed = { slope: 0, persistence: 0.7, deviation: 0.06, firstDeviation: 0.22, weight: 12 };
/** Squares of the spread that features have in a field of runners. */
const spread = { start: 1, pace: 0.04, change: 0.0016 };
/** Who takes so much longer than an even pace asks for has stopped, and teaches nothing about running. */
const stopped = 1.5;

/** What is known of a runner where the leg begins: it decides how fast the leg will be. */
export interface LegStart {
  /** From the runner's own start, 0 at the start line. */
  elapsed: Ms;
  /** Metres from the start. */
  distance: number;
  /** Logarithm of the pace of the leg before over the mean pace so far; 0 where there is none. */
  change: number;
  /** How long after the gun the runner crossed the start line. */
  delay: Ms;
}

/** How sure a forecast is: variances of its elapsed time (ms²) and of `change`, and what they share. */
export interface Spread {
  time: number;
  change: number;
  shared: number;
}

/** Surely known: where a runner was seen. */
export const certain: Spread = { time: 0, change: 0, shared: 0 };

/**
 * One leg of the course: by how much runners slow down on it, as a line fitted to those who ran it. The
 * logarithm of the leg's pace over the mean pace before is taken to depend on that pace and on how the
 * runner's last leg compared with it; on the first leg, where no pace is known, the pace itself depends on
 * how far back the runner started. The default curve counts as a few runners, so that the first real ones
 * move it and the many outweigh it.
 */
export class LegModel {
  readonly #before: number;
  readonly #from: number;
  readonly #to: number;
  /** Least squares: features by features, features by answer, answer squared. */
  readonly #square = new Float64Array(9);
  readonly #product = new Float64Array(3);
  #answers = 0;
  #count = 0;
  #weights: readonly [number, number, number];
  #inverse = new Float64Array(9);
  #variance: number;

  /** A leg between two distances in metres, and where the leg before it began; all rising, from 0 at the start line. */
  constructor(before: number, from: number, to: number) {
    this.#before = before;
    this.#from = from;
    this.#to = to;
    const prior = this.#prior();
    this.#weights = prior.weights;
    this.#variance = prior.variance;
    this.#solve();
  }

  /** How many runners taught it. */
  get count(): number {
    return this.#count;
  }

  /** How long the leg takes whoever keeps their pace. */
  even({ elapsed, distance }: LegStart): Ms {
    return (this.#to - this.#from) * (distance === 0 ? usualPace : elapsed / distance);
  }

  /** How long the leg takes at the usual pace. */
  get usual(): Ms {
    return (this.#to - this.#from) * usualPace;
  }

  /** From when on a runner may teach: others of that pace have then had the time to be here too, so that not only the quick ones teach. */
  teachesAfter(start: LegStart): Ms {
    return start.elapsed + stopped * this.even(start);
  }

  /** Forgets what runners taught. */
  forget(): void {
    this.#square.fill(0);
    this.#product.fill(0);
    this.#answers = 0;
    this.#count = 0;
  }

  /** Takes in a runner who did the leg in `time`; {@link LegModel.learn} makes use of it. */
  teach(start: LegStart, time: Ms): void {
    const even = this.even(start);
    if (time <= 0 || (start.distance > 0 && time > stopped * even)) return;
    const answer = Math.log(time / even);
    const x = features(start);
    // One time that is nonsense must not make nonsense of everybody's forecast.
    if (!Number.isFinite(answer) || !x.every(Number.isFinite)) return;
    for (let row = 0; row < 3; row += 1) {
      this.#product[row]! += x[row]! * answer;
      for (let column = 0; column < 3; column += 1) this.#square[3 * row + column]! += x[row]! * x[column]!;
    }
    this.#answers += answer * answer;
    this.#count += 1;
  }

  /** Fits the line to everybody who taught. */
  learn(): void {
    this.#solve();
  }

  /** The leg of a runner: its time, and the state and its spread where it ends. */
  forecast(start: LegStart, before: Spread): { end: LegStart; spread: Spread } {
    const [a, b, c] = this.#weights;
    const [, pace, change] = features(start);
    const answer = a + b * pace + c * change;
    const time = this.even(start) * Math.exp(answer);
    const elapsed = start.elapsed + time;
    const length = this.#to - this.#from;
    const end: LegStart = {
      elapsed,
      distance: this.#to,
      change: this.#from === 0 ? 0 : Math.log(time / length / (elapsed / this.#to)),
      delay: start.delay,
    };
    const noise = this.#variance * (1 + this.#leverage(start));
    // First order: how an error in time and in change, and this leg's own, go on to its end.
    const ratio = start.distance === 0 ? 0 : time / start.elapsed;
    const perTime = start.distance === 0 ? 1 : 1 + ratio * (1 + b);
    const perChange = time * c;
    const changePerTime = start.distance === 0 ? 0 : (1 + b) / start.elapsed - perTime / elapsed;
    const changePerChange = start.distance === 0 ? 0 : c - perChange / elapsed;
    const changePerNoise = start.distance === 0 ? 0 : 1 - time / elapsed;
    const spread: Spread = {
      time: quadratic(perTime, perChange, before) + time * time * noise,
      change: quadratic(changePerTime, changePerChange, before) + changePerNoise ** 2 * noise,
      shared:
        perTime * changePerTime * before.time +
        (perTime * changePerChange + perChange * changePerTime) * before.shared +
        perChange * changePerChange * before.change +
        time * changePerNoise * noise,
    };
    return { end, spread };
  }

  #prior() {
    const { slope, persistence, deviation, firstDeviation } = supposed;
    if (this.#from === 0)
      return { weights: [0, slope, 0] as const, variance: firstDeviation ** 2, spread: [1, spread.start, 1] };
    const slower = slowing(this.#from, this.#to) - slowing(0, this.#from);
    const change = this.#before === 0 ? 0 : slowing(this.#before, this.#from) - slowing(0, this.#from);
    return {
      weights: [slower - persistence * change, slope, persistence] as const,
      variance: deviation ** 2,
      spread: [1, spread.pace, spread.change],
    };
  }

  #solve(): void {
    const prior = this.#prior();
    const square = Float64Array.from(this.#square);
    const product = Float64Array.from(this.#product);
    let answers = this.#answers;
    for (let row = 0; row < 3; row += 1) {
      const weight = supposed.weight * prior.spread[row]!;
      const mean = prior.weights[row]!;
      square[4 * row]! += weight;
      product[row]! += weight * mean;
      answers += weight * mean * mean;
    }
    this.#inverse = inverseOf(square);
    const [a, b, c] = [0, 1, 2].map((row) => dot(this.#inverse, row, product));
    this.#weights = [a!, b!, c!];
    // The sum of squares that the line leaves; the prior's own spread is counted in.
    const left = answers - a! * product[0]! - b! * product[1]! - c! * product[2]!;
    const counted = supposed.weight + this.#count;
    this.#variance = (supposed.weight * prior.variance + Math.max(0, left)) / counted;
  }

  /** How far this runner is from those who taught: what the line itself may be wrong by there. */
  #leverage(start: LegStart): number {
    const x = features(start);
    let sum = 0;
    for (let row = 0; row < 3; row += 1)
      for (let column = 0; column < 3; column += 1)
        sum += x[row]! * this.#inverse[3 * row + column]! * x[column]!;
    return sum;
  }
}

/** Logarithm of the pace between two distances, by the default curve. */
function slowing(from: number, to: number): number {
  return Math.log((to ** riegel - from ** riegel) / (to - from));
}

function features({ elapsed, distance, change, delay }: LegStart): readonly [number, number, number] {
  if (distance === 0) return [1, Math.log1p(Math.max(0, delay) / 60_000), 0];
  return [1, Math.log(elapsed / distance / usualPace), change];
}

function quadratic(x: number, y: number, { time, change, shared }: Spread): number {
  return x * x * time + 2 * x * y * shared + y * y * change;
}

function dot(matrix: Float64Array, row: number, vector: Float64Array): number {
  return (
    matrix[3 * row]! * vector[0]! + matrix[3 * row + 1]! * vector[1]! + matrix[3 * row + 2]! * vector[2]!
  );
}

/** Of a symmetric matrix of three rows. */
function inverseOf(m: Float64Array): Float64Array<ArrayBuffer> {
  const at = (row: number, column: number) => m[3 * row + column]!;
  const minor = (row: number, column: number) => {
    const [r, s] = [(row + 1) % 3, (row + 2) % 3];
    const [c, d] = [(column + 1) % 3, (column + 2) % 3];
    return at(r, c) * at(s, d) - at(r, d) * at(s, c);
  };
  const determinant = at(0, 0) * minor(0, 0) + at(0, 1) * minor(0, 1) + at(0, 2) * minor(0, 2);
  return Float64Array.from(
    { length: 9 },
    (_, index) => minor(index % 3, Math.floor(index / 3)) / determinant,
  );
}
