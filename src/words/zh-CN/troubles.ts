import type * as english from '../en/troubles.ts';
import type { Translation } from '../translation.ts';

export const troubles: Translation<typeof english, 'zh-CN'> = {
  trouble: {
    'peer-not-kept': {
      title: '本机无法保存 {{name}} 的读取',
      todo: '{{disk}}：出问题的是本机，不是 {{name}}。请在本机腾出空间或更换磁盘；缺少的会自动补齐。',
    },
    'peer-disk': {
      title: '{{name}} 无法写入其磁盘',
      todo: '{{name}}：{{disk}}，{{number}} 行在其内存中等待。请到那台笔记本处理；本机正常。',
    },
    'peer-refused': {
      title: '{{name}} 不让本机跟随',
      todo: '它不认识本机、由旧版 Goldline 配对，或版本不同。请在两台上使用相同版本的 Goldline，再重新配对。',
    },
    disk: { title: '无法写入磁盘', todo: '请立即释放空间或更换磁盘；在此之前请手工记录参赛号。' },
    'mat-gone': {
      title: '{{point}}：读写器未连接',
      todo: '已 {{age}}。请检查线缆和电源，恢复后会自动重连。',
    },
    'mat-silent': { title: '{{point}}：读写器无应答', todo: '已 {{age}}。请关闭读写器再重新打开。' },
    'mat-quiet': {
      title: '{{point}}：最近一分钟没有读取',
      todo: '此前每分钟 {{number}} 次。请观察现场，有人通过时手工录入参赛号。',
    },
    'antenna-quiet': {
      title: '{{point}}：天线 {{antenna}} 没有读取',
      todo: '已 {{age}}，其他天线正常。请检查接头。',
    },
    'finish-without-mat': {
      title: '{{point}} 没有读写器',
      todo: '请连接读写器，或在选手通过时手工录入参赛号。',
    },
    'sync-offline': {
      title: '与成绩服务器失去联系',
      todo_other: '{{number}} 条记录在本机等待发送，不会丢失。',
    },
    'sync-refused': {
      title: '成绩服务器拒绝本站',
      todo_other: '{{number}} 条记录在本机等待发送，计时照常进行。',
    },
    takeOver: '接管它的读写器',
    'disk-full': {
      title: '磁盘已满',
      todo_other: '{{number}} 行在内存中等待。请立即腾出空间；有空间后会自动写入，不要重复输入。',
    },
    'disk-locked': {
      title: '日志被其他程序占用',
      todo_other: '{{number}} 行在内存中等待。请关闭查看数据文件夹的备份或杀毒程序。',
    },
    'disk-read-only': {
      title: '磁盘无法写入',
      todo: '{{number}} 行在等待。请解除写保护；在此期间不要重启。',
    },
    'disk-damaged': { title: '日志已损坏', todo: '站点会用第二副本修复。请保留被移开的文件。' },
    'disk-gone': { title: '存放日志的磁盘不见了', todo_other: '{{number}} 行在内存中等待。请立即接回磁盘。' },
    'disk-failing': { title: '磁盘拒绝写入', todo: '{{number}} 行在等待。在此期间不要关机，也不要重启。' },
    copy: { title: '第二副本未写入', todo: '落后 {{number}} 次提交。请插回 U 盘或另选一个；会自动补齐。' },
    repaired: { title: '日志曾损坏，现已修复', todo: '损坏的文件已保留。请查看是否有缺失。' },
    'clock-jump': { title: '本机时钟被拨动 {{number}} 秒', todo: '比赛时间未受影响，无需处理。' },
    'peer-gone': { title: '{{name}} 失去联系', todo: '已有 {{age}}。若不恢复，请接管它的读写器。' },
    'peer-diverged': {
      title: '不再跟随 {{name}}',
      todo: '它的日志已不是原来的。请让它用新的空数据文件夹启动，再重新配对。',
    },
    'peer-clock': {
      title: '{{name}} 的时钟相差 {{number}} 毫秒',
      todo: '请校准两台笔记本；次序和成绩不受影响。',
    },
    double: { title: '有两台笔记本自称是本站点', todo: '数据文件夹被复制了。请停用其中一台。' },
    'mat-clock': {
      title: '{{point}}：读写器时钟相差 {{number}} 毫秒',
      todo: '时间已按测量值修正。无人通过时请校准它。',
    },
    'mat-not-understood': {
      title: '{{point}}：收到的数据无法识别',
      todo: '收到 {{number}} 字节，却没有一次读取。请检查读写器的协议和波特率。',
    },
    'mat-elsewhere': {
      title: '{{point}}：本场比赛没有这个计时点',
      todo: '这台读写器读到的都不计入。请把它连接到比赛的计时点。',
    },
    'mat-clock-unseen': {
      title: '{{point}}：{{number}} 次读取可能相差一小时',
      todo: '期间夏令时发生切换，读写器的存储看不出它的时钟何时切换。请与另一台读写器对照。',
    },
    'mat-clock-kept': {
      title: '{{point}}：读写器时钟仍为冬令时',
      todo: '{{number}} 次读取按它保持的时间计。请在无人比赛时校准其时钟。',
    },
    'mat-line-lost': {
      title: '{{point}}：有一行数据无法识别',
      todo: '目前共 {{number}} 行。如果是选手，请手动输入参赛号，并检查线缆。',
    },
    'acts-not-understood': {
      title_other: '{{name}} 的 {{number}} 项操作在此未计入',
      todo: '这些操作由更新版本的 Goldline 完成，此处成绩可能有误。请在本机安装该版本：操作均已保存，届时计入。',
    },
    'disk-hanging': {
      title: '磁盘没有响应',
      todo: '已持续 {{age}}；{{number}} 行在等待。请检查连接线。不要关机，也不要重启。',
    },
    'copy-next': { title: '新的第二副本未写入', todo: '原副本继续写入。请插回 U 盘或另选一个。' },
    'no-copy': {
      title: '没有第二副本',
      todo: '本机或其磁盘发生故障时，比赛数据会丢失。请插入 U 盘并选择它。',
    },
    waitingCopied: '等待的数据已在第二副本 {{dir}} 中。',
    waitingAlone: '没有第二副本：请立即设在 U 盘上，等待的数据会马上写到那里。',
    atTheLaptop: '请在笔记本电脑上操作。',
    chooseCopy: '第二副本…',
    setAside: '暂不处理',
    'mat-late': {
      title: '{{point}}：自 {{from}} 起读取数据迟到',
      todo: '目前迟到 {{age}}，共 {{number}} 次读取。读写器的时钟此前是准的，因此以其时间为准。请检查网络；如果时钟被往回拨过，请校正。',
    },
    'mat-was-late': {
      title: '{{point}}：{{from}} 至 {{to}} 读取数据迟到',
      todo: '共 {{number}} 次读取，最多迟到 {{age}}；现已恢复及时。时间不确定的成绩已标注。',
    },
    changed: {
      title: '日志中的部分记录与写入时不一致',
      todo: '请在没有选手通过时重新启动计时站：它会用第二副本修复，并说明缺少什么。',
    },
  },

  copyState: {
    ok: '已是最新',
    'catching-up': '还差 {{number}} 次提交',
    full: '已满',
    locked: '被其他程序占用',
    'read-only': '无法写入',
    damaged: '已损坏',
    gone: '不在',
    failing: '拒绝写入',
    hanging: '没有响应',
  },

  sync: {
    'book-damaged': '记录结果服务器的文件已损坏：请重新使用加入码',
    'something-else': '此地址有别的程序应答；网络也许要求登录',
    'other-lines':
      '服务器上相同编号处是别的记录：此数据文件夹曾被复制，或从少于已发送的内容恢复。本机没有丢失任何数据；请用 --new-station 再次恢复以继续发送',
    answered: '服务器应答 {{status}}',
    says: '服务器的说明：{{reason}}',
    unreachable: '无法连接服务器：{{reason}}',
  },
};
