/** Names as they are common in a country, written as `native Latin`, and how they are put together. */
export interface Names {
  country: string;
  /** How many of the sample event's runners come from here. */
  runners: number;
  family: readonly Name[];
  men: readonly Name[];
  women: readonly Name[];
  /** What a woman's family name has at its end. */
  feminine: Name;
  familyFirst: boolean;
  /** Between family name and given name, in the native script. */
  joint: string;
  clubs: readonly string[];
}

interface Name {
  native: string;
  latin: string;
}

const defaults = { feminine: { native: '', latin: '' }, familyFirst: false, joint: ' ' };
const slavic = { feminine: { native: 'а', latin: 'a' }, familyFirst: true, joint: ' ' };

export const sampleNames: readonly Names[] = [
  {
    ...defaults,
    country: 'CHN',
    runners: 344,
    familyFirst: true,
    joint: '',
    family: names(
      '王 Wang, 李 Li, 张 Zhang, 刘 Liu, 陈 Chen, 杨 Yang, 赵 Zhao, 黄 Huang, 周 Zhou, 吴 Wu, 徐 Xu, 孙 Sun, 马 Ma, 朱 Zhu, 胡 Hu, 郭 Guo, 何 He, 高 Gao, 罗 Luo, 郑 Zheng, 段 Duan, 普 Pu, 和 He, 尹 Yin, 欧阳 Ouyang',
    ),
    men: names(
      '建国 Jianguo, 志强 Zhiqiang, 文博 Wenbo, 浩然 Haoran, 子轩 Zixuan, 宇航 Yuhang, 家豪 Jiahao, 海涛 Haitao, 永康 Yongkang, 明辉 Minghui, 晓峰 Xiaofeng, 立新 Lixin, 泽宇 Zeyu, 鹏飞 Pengfei, 振华 Zhenhua, 学文 Xuewen, 国栋 Guodong, 云龙 Yunlong, 伟东 Weidong, 德胜 Desheng',
    ),
    women: names(
      '丽华 Lihua, 秀英 Xiuying, 雅静 Yajing, 雨桐 Yutong, 梦瑶 Mengyao, 欣怡 Xinyi, 思琪 Siqi, 晓燕 Xiaoyan, 玉兰 Yulan, 美玲 Meiling, 春梅 Chunmei, 佳慧 Jiahui, 诗涵 Shihan, 文静 Wenjing, 海燕 Haiyan, 婉婷 Wanting, 红霞 Hongxia, 彩云 Caiyun, 月华 Yuehua, 静怡 Jingyi',
    ),
    clubs: ['滇池跑团', '春城长跑俱乐部', '翠湖晨跑队', '金马碧鸡跑团', '苍山洱海跑友会', ''],
  },
  {
    ...slavic,
    country: 'RUS',
    runners: 127,
    family: names(
      'Смирнов Smirnov, Кузнецов Kuznetsov, Соколов Sokolov, Лебедев Lebedev, Козлов Kozlov, Новиков Novikov, Морозов Morozov, Волков Volkov, Зайцев Zaitsev, Семёнов Semenov, Голубев Golubev, Виноградов Vinogradov, Богданов Bogdanov, Воробьёв Vorobev, Беляев Belyaev, Тарасов Tarasov',
    ),
    men: names(
      'Алексей Aleksei, Дмитрий Dmitrii, Сергей Sergei, Андрей Andrei, Михаил Mikhail, Николай Nikolai, Евгений Evgenii, Павел Pavel, Роман Roman, Илья Ilia',
    ),
    women: names(
      'Елена Elena, Ольга Olga, Наталья Natalia, Ирина Irina, Татьяна Tatiana, Светлана Svetlana, Юлия Iuliia, Марина Marina, Дарья Daria, Ксения Kseniia',
    ),
    clubs: ['Беговой клуб «Рассвет»', 'БК «Сибирские мили»', 'Клуб «Длинная дистанция»', ''],
  },
  {
    ...slavic,
    country: 'KAZ',
    runners: 76,
    family: names(
      'Ахметов Akhmetov, Серіков Serikov, Оспанов Ospanov, Қасымов Kasymov, Сейітов Seitov, Байжанов Baizhanov, Тілеуов Tileuov, Әбдіров Abdirov, Ермеков Yermekov, Жұмабаев Zhumabayev',
    ),
    men: names(
      'Нұрлан Nurlan, Ерлан Yerlan, Дәурен Dauren, Айдос Aidos, Бауыржан Bauyrzhan, Санжар Sanzhar, Асхат Askhat, Мирас Miras',
    ),
    women: names(
      'Айгүл Aigul, Динара Dinara, Жанар Zhanar, Мадина Madina, Гүлнар Gulnar, Әсел Assel, Айжан Aizhan, Сәуле Saule',
    ),
    clubs: ['Алатау жүгіру клубы', '«Тұлпар» желаяқтар клубы', ''],
  },
  {
    ...slavic,
    country: 'KGZ',
    runners: 38,
    family: names(
      'Асанов Asanov, Токтосунов Toktosunov, Бекматов Bekmatov, Жумалиев Zhumaliev, Осмонов Osmonov, Сыдыков Sydykov, Мамытов Mamytov',
    ),
    men: names('Бакыт Bakyt, Нурбек Nurbek, Азамат Azamat, Эрмек Ermek, Тилек Tilek'),
    women: names('Айгерим Aigerim, Гүлзат Gulzat, Бегимай Begimai, Нургүл Nurgul, Чолпон Cholpon'),
    clubs: ['«Ала-Тоо» чуркоо клубу', 'Ысык-Көл чуркоочулары', ''],
  },
  {
    ...slavic,
    country: 'TJK',
    runners: 36,
    family: names(
      'Раҳимов Rahimov, Назаров Nazarov, Сафаров Safarov, Ҳасанов Hasanov, Давлатов Davlatov, Шарифов Sharifov, Ғафуров Ghafurov',
    ),
    men: names('Фирӯз Firuz, Рустам Rustam, Далер Daler, Ҷамшед Jamshed, Комрон Komron'),
    women: names('Мадина Madina, Зарина Zarina, Ҷамила Jamila, Нигина Nigina, Шаҳноза Shahnoza'),
    clubs: ['Клуби давандагони «Помир»', ''],
  },
  {
    ...defaults,
    feminine: { native: 'a', latin: 'a' },
    familyFirst: true,
    country: 'UZB',
    runners: 66,
    family: names(
      'Yoʻldoshev Yuldashev, Rahmatov Rakhmatov, Toʻrayev Turaev, Saidov Saidov, Nazarov Nazarov, Qodirov Kodirov, Ergashev Ergashev, Xolmatov Kholmatov, Usmonov Usmonov, Joʻrayev Juraev',
    ),
    men: names('Jasur Jasur, Sherzod Sherzod, Oybek Oybek, Bobur Bobur, Doniyor Doniyor, Shuhrat Shukhrat'),
    women: names(
      'Dilnoza Dilnoza, Gulnora Gulnora, Nilufar Nilufar, Sevara Sevara, Zulfiya Zulfiya, Malika Malika',
    ),
    clubs: ['«Chinor» yugurish klubi', 'Samarqand yugurish jamoasi', ''],
  },
  {
    ...defaults,
    country: 'IND',
    runners: 80,
    family: names(
      'शर्मा Sharma, वर्मा Verma, पटेल Patel, यादव Yadav, जोशी Joshi, मिश्रा Mishra, गुप्ता Gupta, नायर Nair, रेड्डी Reddy, चौहान Chauhan, ठाकुर Thakur, रावत Rawat',
    ),
    men: names(
      'राजेश Rajesh, सुरेश Suresh, विक्रम Vikram, दीपक Deepak, मनोज Manoj, अशोक Ashok, नितिन Nitin, हरीश Harish',
    ),
    women: names(
      'सुनीता Sunita, कविता Kavita, पूजा Pooja, अंजलि Anjali, मीना Meena, गीता Geeta, स्वाति Swati, शालिनी Shalini',
    ),
    clubs: ['हिमालय धावक क्लब', 'सूर्योदय रनर्स', ''],
  },
  {
    ...defaults,
    country: 'PAK',
    runners: 44,
    family: names(
      'احمد Ahmed, ملک Malik, قریشی Qureshi, چوہدری Chaudhry, بٹ Butt, شیخ Sheikh, اعوان Awan, مغل Mughal',
    ),
    men: names('بلال Bilal, عثمان Usman, فیصل Faisal, حمزہ Hamza, طارق Tariq, کامران Kamran'),
    women: names('عائشہ Ayesha, فاطمہ Fatima, صائمہ Saima, نادیہ Nadia, حنا Hina'),
    clubs: ['مارگلہ رنرز کلب', 'دریائے سندھ رنرز', ''],
  },
  {
    ...defaults,
    country: 'BLR',
    runners: 35,
    familyFirst: true,
    family: names(
      'Кавальчук Kavalchuk, Шаўчэнка Shauchenka, Бандарэнка Bandarenka, Савіч Savich, Грынкевіч Hrynkevich, Ткачук Tkachuk, Раманюк Ramaniuk, Пракаповіч Prakapovich',
    ),
    men: names('Андрэй Andrei, Дзмітрый Dzmitry, Уладзімір Uladzimir, Мікалай Mikalai, Алег Aleh'),
    women: names('Алена Alena, Вольга Volha, Наталля Natallia, Кацярына Katsiaryna, Ганна Hanna'),
    clubs: ['Бегавы клуб «Бусел»', ''],
  },
  {
    ...defaults,
    country: 'IRI',
    runners: 44,
    family: names(
      'حسینی Hosseini, کریمی Karimi, رضایی Rezaei, احمدی Ahmadi, جعفری Jafari, صادقی Sadeghi, نوری Nouri, رحیمی Rahimi',
    ),
    men: names('رضا Reza, امیر Amir, مهدی Mehdi, سعید Saeed, بهرام Bahram, کاوه Kaveh'),
    women: names('مریم Maryam, زهرا Zahra, شیرین Shirin, الهام Elham, سارا Sara, لیلا Leila'),
    clubs: ['باشگاه دوندگان البرز', 'دوندگان زاینده‌رود', ''],
  },
  {
    ...defaults,
    country: 'MGL',
    runners: 7,
    familyFirst: true,
    family: names('Батбаяр Batbayar, Дорж Dorj, Пүрэв Purev, Сүхбат Sukhbat'),
    men: names('Ганзориг Ganzorig, Тэмүүлэн Temuulen, Мөнхжаргал Munkhjargal'),
    women: names('Сарангэрэл Sarangerel, Оюунчимэг Oyunchimeg, Номин Nomin'),
    clubs: ['Туул гүйлтийн клуб'],
  },
  {
    ...defaults,
    country: 'KEN',
    runners: 7,
    family: names('Mutua Mutua, Otieno Otieno, Mwangi Mwangi, Barasa Barasa'),
    men: names('Daniel Daniel, Samson Samson, Isaac Isaac'),
    women: names('Mercy Mercy, Agnes Agnes, Caroline Caroline'),
    clubs: ['Nakuru Morning Runners'],
  },
  {
    ...defaults,
    country: 'ETH',
    runners: 5,
    family: names('ወርቁ Worku, ታደሰ Tadesse, መኮንን Mekonnen'),
    men: names('ዳዊት Dawit, ዮናስ Yonas, ቴዎድሮስ Tewodros'),
    women: names('ሃና Hana, ሰላም Selam, ራሄል Rahel'),
    clubs: ['የእንጦጦ ሯጮች ክለብ'],
  },
];

function names(list: string): Name[] {
  return list.split(', ').map((pair) => {
    const [native = '', latin = ''] = pair.split(' ');
    return { native, latin };
  });
}
