import type * as english from '../en/track-checks.ts';
import type { Translation } from '../translation.ts';

export const trackChecks: Translation<typeof english, 'zh-CN'> = {
  trackCheck: {
    'file-checksum': 'FIT 文件的校验和不符。多半是传输时损坏；被修改过的文件也会如此。',
    'sport-none': '文件没有写明这是跑步。许多应用都不写。',
    'sport-other': '文件写的是“{{sport}}”，不是跑步。手表可能选成了别的运动。',
    'sport-indoor': '文件写的是“{{sport}}”。本赛事只计户外跑步。',
    'places-none': '文件中没有位置：手表没有卫星信号，或关闭了位置记录。',
    'places-few':
      '每 {{seconds}} 秒才有一个位置，{{percent}}% 的时间有位置，其间的路线只能推测。通常是手表在省电。',
    'places-too-few':
      '每 {{seconds}} 秒才有一个位置，{{percent}}% 的时间有位置，太少，无法测量路线。通常是手表在省电，或没有信号。',
    'clock-back': '有些点的时间不晚于前一个点（{{number}} 个）。合并的文件和某些应用会这样。',
    'clock-day': '跑步途中时间跳了 {{days}} 天。有些应用在午夜后会写错日期。',
    'clock-year': '跑步的日期远早于比赛。没有搜到卫星的手表会保留旧日期。',
    'clock-chaos': '{{percent}}% 的点时间倒退，无法据此计时。',
    future: '跑步的结束时间晚于提交时间。设备时钟有误，或时间被改动过。',
    'future-hours':
      '跑步的结束时间晚于提交时间。平移 {{hours}} 小时后即吻合：有些应用把当地时间当作 UTC 写入。',
    'window-near': '跑步超出比赛时段 {{minutes}} 分钟。',
    'window-hours': '跑步不在比赛时段内。平移 {{hours}} 小时后即吻合：有些应用把当地时间当作 UTC 写入。',
    'window-out': '跑步不在比赛时段内。',
    'entered-same-day': '跑步开始于报名当天，但早于报名。',
    'entered-later': '跑步早于报名当天；只计报名之后的跑步。',
    'several-activities': '文件中有多次运动（{{number}} 次）。比赛应是一次跑步、一个记录。',
    gaps: '最长 {{minutes}} 分钟没有位置，这类缺口占全程的 {{percent}}%。隧道或信号丢失会这样。',
    'gaps-long':
      '最长 {{minutes}} 分钟没有位置，这类缺口占全程的 {{percent}}%，未知的部分太多。可能是信号丢失，或途中停止了记录。',
    pauses: '{{percent}}% 的时间没有移动，最长停顿 {{minutes}} 分钟。停顿计入成绩。',
    outliers: '{{percent}}% 的步段快过任何短跑选手。高楼之间信号差时会这样。',
    'distance-nearly':
      '测得 {{measured}} 公里（{{low}}–{{high}} 公里），应为 {{asked}} 公里：所差在手表误差之内。',
    'distance-short':
      '测得 {{measured}} 公里（{{low}}–{{high}} 公里），要求 {{asked}} 公里。信号差时手表会测得偏短。',
    'witnesses-apart':
      '几种测量方法相差 {{percent}}%：{{low}} 至 {{high}} 公里。信号差，或手表在室内按步数计距时会这样。',
    'elapsed-apart': '文件所写的用时与各点相差 {{seconds}} 秒。被剪裁过的文件会这样。',
    'timer-longer': '计时器比跑步用时还长 {{seconds}} 秒，这不可能。被修改过的文件会这样。',
    'record-near': '最快的 {{km}} 公里达到史上最快速度的 {{percent}}%。',
    'record-beyond':
      '最快的 {{km}} 公里达到史上最快速度的 {{percent}}%。记录中含有乘车时会这样，例如去起点的路上手表已经启动。',
    'age-grade': '成绩的年龄分级为 {{percent}}%，属世界顶尖水平。',
    'own-results': '成绩比您以往最好成绩快 {{percent}}%。',
    'shape-fast': '从 {{from}} 公里到 {{to}} 公里比本次通常速度快 {{percent}}%。长下坡会这样。',
    'shape-second-half': '后半程比前半程快 {{percent}}%。地形起伏或谨慎起跑会这样。',
    'even-kilometres':
      '各公里仅相差 {{percent}}%，比单是信号误差造成的还小。事后补写各点的应用会写出这样的文件。',
    'even-steps': '每一步都一样长，相差不到百分之一。由步数推算距离的应用会写出这样的文件。',
    'cadence-few':
      '有 {{minutes}} 分钟在跑步速度下步频低于每分钟 {{least}} 步。可能是传感器失灵；骑车也会如此。',
    'cadence-same': '有 {{minutes}} 分钟步频毫无变化。传感器卡住时会这样。',
    'step-long': '有 {{minutes}} 分钟步幅超过 {{metres}} 米。可能是传感器失灵；骑车也会如此。',
    'heart-same': '有 {{minutes}} 分钟心率毫无变化。心率带脱离皮肤时会这样。',
    'heart-easy': '有 {{minutes}} 分钟速度高于平常而心率低得多。长下坡或心率带滑落时会这样。',
    fall: '路线每公里下降 {{perKilometre}} 米，共 {{metres}} 米。成绩表中会注明。',
    'fall-refused': '路线每公里下降 {{perKilometre}} 米，共 {{metres}} 米；本赛事最多允许 10 米。',
    'loss-over-gain': '路线下降 {{loss}} 米，仅上升 {{gain}} 米。天气也会使手表的高度漂移。',
    'speed-ratio': '手表测得的速度与位置推算的速度相差 {{percent}}%。信号差时会这样。',
    'speed-factor':
      '手表测得的速度与位置推算的速度全程相差 {{percent}}%。时间被拉伸过会这样；手表设成别的轮径或步幅时也会。',
    'speed-shape': '手表测得的速度与位置推算的速度起落不一致。信号差时会这样。',
    'copy-file': '同一文件也为“{{name}}”提交过。文件很容易弄混。',
    'copy-track': '本次路线与“{{name}}”的重合程度超过两块手表所能达到的。文件很容易弄混。',
    'copy-course': '本次路线与路线文件“{{name}}”的重合程度超过手表所能达到的。路线与记录很容易弄混。',
    'copy-beside': '全程与“{{name}}”并行，相距 {{metres}} 米。朋友一起跑步会这样。',
    'map-shift': '记录偏离实际位置 {{metres}} 米，正是中国地图的偏移。还原后即吻合，距离不变。',
    'device-shared': '同一块手表也记录了本赛事另一位参赛者的跑步。家人常共用手表。',
    converter: '文件由“{{name}}”写成，而不是手表。',
    elsewhere: '在那一刻，“{{name}}”显示您在距记录 {{km}} 公里之外。手表可能借给了别人，文件也可能弄混。',
  },
  trackRemedy: {
    answer: '请说明情况，一句话即可，由人工查看。',
    'original-file': '请从手表导出原始文件（有 FIT 则用 FIT），原样提交。',
    'better-file': '请提交另一次跑步的文件，或只含本次跑步的文件。',
    'other-device': '若另有设备也记录了本次跑步，请提交其文件；或说明情况。',
    'own-file': '请提交您自己跑步的文件。',
    'accept-shift': '请答复是否按此平移时间，其他均不变。',
    'accept-place': '请答复是否将位置还原，其他均不变。',
  },
};
