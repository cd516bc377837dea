import type * as english from '../en/track-files.ts';
import type { Translation } from '../translation.ts';

export const trackFiles: Translation<typeof english, 'zh-CN'> = {
  trackFile: {
    empty: '文件是空的。请重新导出本次运动并提交新文件。',
    'no-track': '这不是 GPX、FIT 或 TCX 文件。请从手表或其应用中以其中一种格式导出。',
    'web-page': '这是网页，不是运动记录。请在该网页上选择“导出原始文件”或“导出 GPX”。',
    'other-xml': '这是另一种 XML 文件（<{{root}}>）。请将运动导出为 GPX、TCX 或 FIT。',
    'too-large': '文件超过 {{megabytes}} MB，一天的跑步记录不会这么大。请只导出本次跑步。',
    samples: '文件中的点超过 {{max}} 个，一天的跑步不会有这么多。请只导出本次跑步。',
    encoding: '文件声明的文字编码“{{encoding}}”无法识别。请重新导出。',
    doctype:
      '第 {{line}} 行：文件含有 DOCTYPE。运动记录不需要它，出于安全不予读取。请从手表或其应用中重新导出。',
    'broken-xml': '文件在第 {{line}} 行第 {{column}} 列处损坏：XML 不完整。请重新导出，并原样提交。',
    'xml-depth': '第 {{line}} 行：元素嵌套过深，运动记录不会如此。请从手表或其应用中重新导出。',
    'xml-attributes': '第 {{line}} 行：元素的属性过多，运动记录不会如此。请从手表或其应用中重新导出。',
    'xml-text': '第 {{line}} 行：文字过长，运动记录不会如此。请从手表或其应用中重新导出。',
    'fit-cut-off': 'FIT 文件不完整，缺少结尾。请再次同步手表，然后重新导出原始文件。',
    'fit-broken': 'FIT 文件已损坏，无法读取。请重新导出原始文件。',
    'no-samples': '文件中没有任何记录点。请提交运动记录本身，而不是规划的路线。',
    'no-times': '所有点都没有时间，无法据此计时。请提交运动记录本身，而不是路线。',
    'bad-archive': 'ZIP 文件已损坏，无法打开。请解压后直接提交运动记录。',
    'archive-encrypted': 'ZIP 文件设有密码。请解压后直接提交运动记录。',
    'archive-entries': 'ZIP 文件中有 {{count}} 个文件，最多打开 {{max}} 个。请只提交运动记录。',
    'archive-none': 'ZIP 文件中没有 GPX、FIT 或 TCX 文件。',
    'archive-several': 'ZIP 文件中有多个运动记录：{{names}}。请提交本次跑步的那一个。',
    'archive-bomb': '解压后的文件远大于任何运动记录（{{megabytes}} MB）。请解压后直接提交运动记录。',
    'bad-gzip': '压缩文件已损坏，无法解压。请解压后直接提交运动记录。',
    lost: '服务器多次尝试处理此文件均未完成。主办方会查看；改用 FIT 格式导出可能有帮助。',
    slow: '读取文件超过 {{seconds}} 秒，已中止。请重新导出本次运动。',
    memory: '读取文件所需的内存超过任何运动记录，已中止。请重新导出本次运动。',
  },
};
