import type { Level } from '../../components/mark.tsx';
import { pageAudio, playTone } from '../../components/tone.ts';

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

/** Sounds what a chip was. A browser that lets no page sound before somebody pressed a key there stays silent. */
export function soundCheck(level: Level): void {
  const audio = pageAudio();
  if (audio.state !== 'running') void audio.resume();
  for (const { at, ...tone } of tones[level] ?? [])
    playTone(audio, { from: audio.currentTime + at, ...tone, volume });
}
