import type { Random } from '../../../src/simulator/random.ts';

export interface Rest {
  /** Metres at which somebody stops, and for how many seconds. */
  at: number;
  seconds: number;
}

/** What somebody really did, second by second from their start. */
export interface Motion {
  metres: Float64Array;
  speed: Float64Array;
}

export interface Habit {
  /** Metres a second. */
  speed: number;
  rests?: readonly Rest[];
  /** The part of the speed that is lost over the last quarter. */
  fade?: number;
  /** Stretches in which another speed is held, such as on a bicycle. */
  rides?: readonly { from: number; to: number; speed: number }[];
}

/** Somebody who covers a distance, wavering by a few percent as people do. */
export function motionOver(random: Random, length: number, habit: Habit): Motion {
  const metres = [0];
  const speeds = [0];
  const rests = [...(habit.rests ?? [])];
  let waver = 0;
  for (let at = 0; at < length;) {
    const rest = rests[0];
    if (rest !== undefined && at >= rest.at) {
      for (let second = 0; second < rest.seconds; second += 1) {
        metres.push(at);
        speeds.push(0);
      }
      rests.shift();
    }
    waver += -waver / 120 + random.normal(0, 0.0045);
    const tired = at > length * 0.75 ? 1 - (habit.fade ?? 0) * ((at / length - 0.75) / 0.25) : 1;
    const ride = habit.rides?.find(({ from, to }) => at >= from && at < to);
    const speed = Math.max(0.5, (ride?.speed ?? habit.speed * tired) * (1 + waver));
    at += speed;
    metres.push(at);
    speeds.push(speed);
  }
  return { metres: Float64Array.from(metres), speed: Float64Array.from(speeds) };
}
