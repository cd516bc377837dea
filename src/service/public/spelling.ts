import { pinyin } from 'pinyin-pro';

const chinese = /^[\p{Script=Han}·•・．\s]+$/u;

/** How a name in Chinese characters is typed on a Latin keyboard: 李娜 as `lina`; null for any other name. */
export function spelled(name: string): string | null {
  if (!chinese.test(name)) return null;
  return pinyin(name, { surname: 'head', toneType: 'none', type: 'array', nonZh: 'removed' }).join('');
}
