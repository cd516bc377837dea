import { expect, it } from 'vitest';
import { loadSpoken, spokenName } from './spoken.ts';

it('Chinese names are said with their tones, family names as family names, and other names not at all', async () => {
  expect(spokenName('李娜')).toBeNull();
  await loadSpoken();
  const names = ['李娜', '单雄信', '仇和', '曾志伟', '万俟明', '陈一博', '𫖯䶮', '吾买尔江·艾山'];
  expect(names.map((name) => spokenName(name, 'CHN'))).toEqual([
    'Lǐ Nà',
    'Shàn Xióng Xìn',
    'Qiú Hé',
    'Zēng Zhì Wěi',
    'Mò Qí Míng',
    'Chén Yī Bó',
    'Fǔ Yǎn',
    'Wú Mǎi Ěr Jiāng · Ài Shān',
  ]);
  expect(['Иванов', 'Anna 李', '김연아', ''].map((name) => spokenName(name))).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect(spokenName('田中', 'JPN')).toBeNull();
});
