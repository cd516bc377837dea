/** Start lists as they come: names, clubs and headings in the languages and encodings of the places they come from. */
export interface SampleList {
  language: string;
  encodings: string[];
  zone: string;
  /** Bib, name, sex, club in the list's own language. */
  headings: string;
  sexes: [string, string];
  people: string[];
  clubs: string[];
}

const words = (text: string) => text.trim().split(/\s*,\s*/);

export const sampleLists: SampleList[] = [
  {
    language: 'Chinese, simplified',
    encodings: ['gb18030'],
    zone: 'Asia/Shanghai',
    headings: '参赛号,姓名,性别,俱乐部',
    sexes: ['男', '女'],
    people:
      words(`王建军, 李娜, 张伟, 刘洋, 陈静怡, 杨帆, 赵子龙, 黄晓明, 周杰, 吴雨桐, 徐志摩, 孙悦, 胡一菲, 朱婷, 高圆圆,
      林丹, 何洁, 郭富荣, 马云飞, 罗永浩, 梁朝阳, 宋佳, 郑爽, 谢霆, 韩梅梅, 唐嫣然, 冯小刚, 董明珠, 萧红, 程潇, 曹操, 袁隆平,
      邓亚萍, 许三多, 傅园慧, 沈腾, 曾志强, 彭丽, 吕布, 苏炳添, 卢俊义, 蒋勤勤, 蔡依琳, 贾玲, 丁宁, 魏晨, 薛之谦, 叶诗文, 阎维文, 余秋雨`),
    clubs: words(
      `北京朝阳跑团, 昆明长跑协会, 深圳百公里跑步俱乐部, 个人, 中国农业银行云南分行, 武汉理工大学田径队, 悦跑团, 成都马拉松俱乐部`,
    ),
  },
  {
    language: 'Chinese, traditional',
    encodings: ['big5'],
    zone: 'Asia/Taipei',
    headings: '號碼,姓名,性別,俱樂部',
    sexes: ['男', '女'],
    people:
      words(`陳大文, 林志玲, 黃國倫, 張惠妹, 李安, 王建民, 吳念真, 劉德華, 蔡英明, 楊丞琳, 許瑋甯, 鄭伊健, 謝金燕, 洪金寶, 郭品淳, 邱淑貞,
      曾雅妮, 廖峻, 賴雅妍, 徐若瑄, 周杰倫, 葉德嫻, 蘇打綠, 莊智淵, 呂秀蓮, 江蕙, 何潤東, 蕭敬騰, 羅大佑, 高金素, 潘瑋柏, 簡嫚書, 朱延平,
      鍾漢良, 彭于晏, 游錫文, 詹姆士, 胡婷婷, 施明德, 沈玉琳, 余天, 盧彥勳, 梁詠琪, 趙又廷, 顏清標, 柯文哲, 戴資穎, 翁倩玉, 范瑋琪, 方文山`),
    clubs: words(
      `臺北路跑協會, 高雄長跑俱樂部, 香港長跑會, 個人, 國立台灣大學, 新竹市體育會, 三重慢跑協會, 飛躍田徑隊`,
    ),
  },
  {
    language: 'Japanese',
    encodings: ['shift_jis', 'euc-jp'],
    zone: 'Asia/Tokyo',
    headings: 'ナンバー,氏名,性別,所属',
    sexes: ['男', '女'],
    people:
      words(`山田太郎, 佐藤 花子, 鈴木 一郎, 高橋 尚子, 田中 裕二, 伊藤 みどり, 渡辺 謙, 山本 耀司, 中村 俊輔, 小林 幸子, 加藤 清史郎, 吉田 沙保里,
      山口 百恵, 松本 潤, 井上 雄彦, 木村 拓哉, 林 真理子, 斎藤 工, 清水 ミチコ, 山崎 豊子, 森 鴎外, 池田 勇太, 橋本 環奈, 阿部 寛, 石川 遼,
      前田 敦子, 藤田 まこと, 小川 洋子, 後藤 真希, 岡田 准一, 長谷川 京子, 村上 春樹, 近藤 真彦, 石井 竜也, 坂本 龍馬, 遠藤 保仁, 青木 宣親,
      藤井 聡太, 西村 京太郎, 福田 雄一, 太田 光, 三浦 知良, 藤原 竜也, 岡本 綾子, 松田 聖子, 中川 翔子, 中野 信子, 原田 知世, 小野 伸二, 竹内 涼真`),
    clubs: words(
      `東京陸協, 大阪ランナーズ, 個人, 名古屋走友会, 慶應義塾大学, トヨタ自動車, チーム旭川, さくら走ろう会`,
    ),
  },
  {
    language: 'Korean',
    encodings: ['euc-kr'],
    zone: 'Asia/Seoul',
    headings: '배번,이름,성별,소속',
    sexes: ['남', '여'],
    people:
      words(`김민준, 이서연, 박지훈, 최수빈, 정우성, 강동원, 조인성, 윤여정, 장나라, 임창정, 한석규, 오연서, 서장훈, 신민아, 권상우, 황정민, 안재욱,
      송혜교, 류현진, 전도연, 홍명보, 고현정, 문근영, 양동근, 손흥민, 배두나, 백종원, 허재, 유재석, 남궁민, 심은하, 노무라, 하정우, 곽도원, 성시경,
      차범근, 주지훈, 우희진, 구혜선, 민효린, 나문희, 진선규, 지창욱, 엄정화, 채시라, 원빈, 천우희, 방탄, 공유, 현빈`),
    clubs: words(
      `서울마라톤클럽, 부산달리기동호회, 개인, 한국전력, 고려대학교, 삼성전자, 제주러너스, 강남구청`,
    ),
  },
  {
    language: 'Russian',
    encodings: ['windows-1251', 'koi8-r', 'ibm866'],
    zone: 'Europe/Moscow',
    headings: 'Номер,Фамилия Имя,Пол,Клуб',
    sexes: ['м', 'ж'],
    people:
      words(`Чайковский Пётр, Щукина Анфиса, Гагарин Юрий, Терешкова Валентина, ПУШКИН АЛЕКСАНДР, Толстая Фёкла, Достоевский Фёдор, Ахматова Анна,
      Есенин Сергей, Цветаева Марина, Шостакович Дмитрий, Лермонтов Михаил, Гоголь Николай, Булгаков Михаил, Пастернак Борис, Чехов Антон,
      Тургенев Иван, Бунин Иван, Маяковский Владимир, Высоцкий Владимир, Ковальчук Зинаида, Хайруллин Ильдар, Нургалиев Рашид, Ким Эдуард,
      Цой Виктор, Юрченко Пётр, Бойко Ян, Эпштейн Лев, Жигулина Раиса, Хабибуллина Гузель, Мкртчян Ашот, Саркисян Армен, Ли Ян, Тен Жанна,
      Шойгу Сергей, Щербина Алла, Ющук Егор, Яшин Лев, Дзюба Артём, Овечкин Александр, Мухамедьяров Тагир, Гайнутдинов Фаниль, Плющенко Евгений,
      Загитова Алина, Слуцкая Ирина, Ягудин Алексей, Хоркина Светлана, Немов Алексей, Исинбаева Елена, Подъячев Игнат`),
    clubs: words(
      `Клуб бега Муравей, Парсек, лично, СК Гладиатор, МГУ, БИМ Алматы, Красные Барсы, Здоровье и спорт`,
    ),
  },
  {
    language: 'Polish',
    encodings: ['windows-1250'],
    zone: 'Europe/Warsaw',
    headings: 'Bib;Name;Sex;Club',
    sexes: ['M', 'F'],
    people:
      words(`Józef Piłsudski, Maria Skłodowska, Kamil Stoch, Adam Małysz, Justyna Święty, Anita Włodarczyk, Krzysztof Kieślowski, Henryk Szost, Wojciech Fajdek,
      Katarzyna Kobro, Zbigniew Boniek, Piotr Żyła, Dawid Kubacki, Agata Wróbel, Tadeusz Kościuszko, Iga Wąsowska, Zdzisława Sośnicka, Jakub Błaszczykowski, Grzegorz Lato, Mirosława Niewęgłowska`),
    clubs: words(`AZS Łódź, KB Gdańsk, Brak, Biegiem Przez Bydgoszcz, OSiR Zgorzelec, Kraków Biega`),
  },
  {
    language: 'Czech',
    encodings: ['windows-1250'],
    zone: 'Europe/Prague',
    headings: 'Bib;Name;Sex;Club',
    sexes: ['M', 'F'],
    people:
      words(`Emil Zátopek, Jan Železný, Jarmila Kratochvílová, Eva Vrabcová, Jiří Homoláč, Petra Kvitová, Vítězslav Veselý, Pavel Nedvěd, Kateřina Neumannová, Tomáš Řepka,
      Roman Šebrle, Jakub Vadlejch, Barbora Špotáková, Martin Doktor, Ester Ledecká, Lukáš Krpálek, Zuzana Hejnová, Ondřej Synek, Růžena Komosná, Václav Chudomel`),
    clubs: words(
      `AC Praha, TJ Sokol Kolín, SK Děčín, AK Škoda Plzeň, Maratón klub Kladno, VSK Univerzita Brno`,
    ),
  },
  {
    language: 'Hungarian',
    encodings: ['windows-1250'],
    zone: 'Europe/Budapest',
    headings: 'Bib;Name;Sex;Club',
    sexes: ['M', 'F'],
    people:
      words(`Puskás Ferenc, Egerszegi Krisztina, Hosszú Katinka, Gyulai Miklós, Kőbán Rita, Szilágyi Áron, Erdélyi Zsófia, Csere Gáspár, Wagnerné Tünde, Márton Anita,
      Görbicz Anita, Kásás Tamás, Benedek Tibor, Őze Lajos, Kökény Roland, Tőzsér Dániel, Nyilasi Tibor, Törőcsik Mari, Dzsudzsák Balázs, Fűzi Beáta`),
    clubs: words(`Debreceni Sport, BEAC Maraton, Győri Atlétika, Szegedi Futók, Mezőkövesd SE, Tűzoltók`),
  },
  {
    language: 'German',
    encodings: ['windows-1252', 'macintosh'],
    zone: 'Europe/Berlin',
    headings: 'Bib;Name;Sex;Club',
    sexes: ['M', 'F'],
    people:
      words(`Jörg Müller, Heike Drechsler, Ulrike Köpp, Günter Grass, Anke Schäferkordt, Jürgen Klopp, Bärbel Höhn, Björn Borgmann, Ute Lübbe, Sören Kahl,
      Käte Strobel, Arne Gabius, Rüdiger Nehberg, Götz George, Ilse Gräfin, Jörn Schlönvoigt, Mathias Weißer, Gesa Krauß, Sönke Wortmann, Kerstin Dürr`),
    clubs: words(
      `TSV München, LG Nord Berlin, SV Blau-Weiß Gröbern, TuS Köln rrh., SC Charlottenburg, LAV Tübingen`,
    ),
  },
  {
    language: 'French',
    encodings: ['windows-1252', 'macintosh'],
    zone: 'Europe/Paris',
    headings: 'Bib;Name;Sex;Club',
    sexes: ['M', 'F'],
    people:
      words(`Zoë Lefèvre, François Mitterrand, Hélène Carrère, Thérèse Desqueyroux, Raphaël Varane, Loïc Rémy, Gaëtan Roussel, Solène Ndama, Benoît Hamon, Jérémy Clément,
      Noël Mamère, Maïté Grégoire, Aimé Jacquet, Cédric Pioline, Amélie Mauresmo, Étienne Daho, Joël Bats, Renée Le Bihan, Régine Deforges, Éloïse Fenêtre`),
    clubs: words(`AS Évreux, CA Besançon, Nîmes Athlétisme, Stade Français, AC Orléans, US Créteil`),
  },
  {
    language: 'Spanish',
    encodings: ['windows-1252', 'macintosh'],
    zone: 'Europe/Madrid',
    headings: 'Bib;Name;Sex;Club',
    sexes: ['M', 'F'],
    people:
      words(`José Muñoz, Íñigo Martínez, Begoña Núñez, Fermín Cacho, Abel Antón, Ángela Peña, Joaquín Sabina, Martín Fiz, Rocío Jurado, Óscar Freire,
      Verónica Forqué, Germán Fernández, Sofía Vergara, Raúl Ruiz, Iñaki Urdangarin, Concepción Montaner, Lucía Etxebarría, Agustín Ibarrola, Matías Prats, Belén Rueda`),
    clubs: words(
      `C.A. Cataluña, Club Atletismo León, Atlético Málaga, Añares Rioja, Real Sociedad, Corredores Sevilla`,
    ),
  },
  {
    language: 'Swedish',
    encodings: ['windows-1252', 'macintosh'],
    zone: 'Europe/Stockholm',
    headings: 'Bib;Name;Sex;Club',
    sexes: ['M', 'F'],
    people:
      words(`Åsa Larsson, Håkan Nilsson, Göran Persson, Märta Torén, Björn Ulvaeus, Gösta Ekman, Pernilla Wahlgren, Mårten Palme, Östen Warnerbring, Stellan Skarsgård,
      Malin Åkerman, Per Hägglöf, Ulla Sjöström, Lena Nyman, Kajsa Ekbäck, Örjan Sandred, Jan Guillou, Bo Brännström, Märit Huldt, Pär Zetterberg`),
    clubs: words(`Hässelby SK, IF Göta, Örgryte IS, Spårvägens FK, Malmö AI, Fredrikshofs FIF`),
  },
  {
    language: 'Danish and Norwegian',
    encodings: ['windows-1252', 'macintosh'],
    zone: 'Europe/Oslo',
    headings: 'Bib;Name;Sex;Club',
    sexes: ['M', 'F'],
    people:
      words(`Søren Kierkegaard, Jørgen Leth, Mette Sørensen, Bjørn Dæhlie, Ingrid Kristiansen, Pål Øyen, Åge Hareide, Grete Waitz, Øystein Sunde, Ole Bjørndalen,
      Marit Bjørgen, Kåre Willoch, Hanne Kjærsgaard, Lærke Møller, Thor Brønlund, Anne Stærk, Frøydis Ree, Håvard Lothe, Jens Tønsberg, Stig Tøfting`),
    clubs: words(`IK Tjalve, Sparta København, Aarhus Motion, Bækkelagets SK, Tromsø Løpeklubb, Gular IL`),
  },
  {
    language: 'Portuguese',
    encodings: ['windows-1252'],
    zone: 'Europe/Lisbon',
    headings: 'Bib;Name;Sex;Club',
    sexes: ['M', 'F'],
    people:
      words(`João Garcia, Conceição Ferreira, Rosa Mota, Sebastião Salgado, António Pinto, Inês Henriques, Cristóvão Tezza, Manuela Simões, Luís Feiteira, Fernando Leitão,
      Vanderlei Lima, Patrícia Mamona, Hélder Ornelas, Simone Estêvão, Lourenço Ortigão, Assunção Cristas, Nélson Évora, Marília Gonçalves, Tomé Magalhães, Ângela Falcão`),
    clubs: words(
      `Sporting CP, Maratona Clube, Associação Açores, GD Estreito, Atlético São Bento, Cruzeiro EC`,
    ),
  },
  {
    language: 'Turkish',
    encodings: ['windows-1254'],
    zone: 'Europe/Istanbul',
    headings: 'Bib;Name;Sex;Club',
    sexes: ['M', 'F'],
    people:
      words(`Oğuz Atay, Işıl Eğrisoy, Süleyman Çakır, Ayşe Kulin, Barış Manço, Elif Şafak, Nazım Hikmet, Uğur Mumcu, Kemal Kılıçdar, Sıla Gençoğlu,
      Tarık Akan, Gülşah Günenç, Yiğit Özgür, Şebnem Ferah, Cağatay Ulusoy, İbrahim Çallı, Meltem Cumbul, Aslı Çakır, Ramil Guliyev, Yaşar Doğu`),
    clubs: words(`Fenerbahçe, Beşiktaş JK, Kadıköy Koşu, İzmir BŞB, Ankara Kulübü, Ferdi`),
  },
];

/** A list of some of these people as CSV text, with the headings of the list or in English. */
export function listText(list: SampleList, from: number, count: number, english = false): string {
  const mark = list.headings.includes(';') ? ';' : ',';
  const headings = english ? ['bib', 'name', 'sex', 'club'].join(mark) : list.headings;
  const rows = Array.from({ length: count }, (_, index) => {
    const at = from + index;
    const name = list.people[at % list.people.length] ?? '';
    const club = list.clubs[(at + Math.floor(at / list.people.length)) % list.clubs.length] ?? '';
    const sex = english ? (at % 2 === 0 ? 'M' : 'F') : (list.sexes[at % 2] ?? '');
    return [String(100 + at), name, sex, club].join(mark);
  });
  return `${[headings, ...rows].join('\r\n')}\r\n`;
}
