import type { Level } from '../../components/mark.tsx';

/** One high tone for right, two low ones for wrong: told apart from two metres without a look. */
const tones: Partial<Record<Level, readonly { at: number; hertz: number; seconds: number }[]>> = {
  good: [{ at: 0, hertz: 1320, seconds: 0.12 }],
  look: [
    { at: 0, hertz: 660, seconds: 0.12 },
    { at: 0.16, hertz: 880, seconds: 0.12 },
  ],
  bad: [
    { at: 0, hertz: 220, seconds: 0.25 },
    { at: 0.32, hertz: 180, seconds: 0.35 },
  ],
};
const volume = 0.35;

let context: AudioContext | null = null;

/** Sounds what a chip was. A browser that lets no page sound before somebody pressed a key there stays silent. */
export function soundCheck(level: Level): void {
  context ??= new AudioContext();
  if (context.state !== 'running') void context.resume();
  for (const { at, hertz, seconds } of tones[level] ?? []) {
    const [tone, gain] = [context.createOscillator(), context.createGain()];
    const from = context.currentTime + at;
    tone.type = 'square';
    tone.frequency.value = hertz;
    gain.gain.setValueAtTime(volume, from);
    gain.gain.exponentialRampToValueAtTime(0.001, from + seconds);
    tone.connect(gain).connect(context.destination);
    tone.start(from);
    tone.stop(from + seconds);
  }
}
