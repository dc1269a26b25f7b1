import { cityDesks, type Desk, type Union } from '../../core/union/union';

const townships = {
  xianghu: '象湖镇',
  yeping: '叶坪乡',
  shazhouba: '沙洲坝镇',
  zetan: '泽覃乡',
  huangbai: '黄柏乡',
  rentian: '壬田镇',
  jiubao: '九堡镇',
  wuyang: '武阳镇',
  yunshishan: '云石山乡',
  baying: '拔英乡',
  park: '瑞金工业园区',
  agriculture: '农业系统',
  education: '教育系统',
  health: '卫生系统',
  cityManagement: '城管系统',
};

const cityLevel = Object.entries(cityDesks).map(([id, name]): Desk => ({ id, name: `市总${name}`, level: 'city' }));
const townLevel = Object.entries(townships).map(
  ([id, area]): Desk => ({ id: `town:${id}`, name: `${area}工会`, level: 'town', area }),
);

/** The county-level city union of the seed year: its departments, townships, park and systems. */
export const ruijinUnion: Union & { _id: string } = {
  _id: 'union',
  name: '瑞金市总工会',
  city: '瑞金市',
  hotline: '12351',
  hours: '工作日 8:30–17:30',
  desks: [...cityLevel, ...townLevel, { id: 'unit:shoes', name: '红都鞋业有限公司工会', level: 'unit' }],
  changes: [],
  version: 1,
  calendar: { closed: [], open: [], years: [] },
  rules: [
    {
      from: '2026-01-01',
      numbers: {
        acceptDays: 5,
        resolveDays: 60,
        answerDays: 30,
        urgentPeople: 10,
        urgentDays: 7,
        pauseDays: 30,
        verifyDays: 5,
        reviewDays: 5,
        checkDays: 10,
        noticeDays: 5,
        objectionDays: 5,
        decideDays: 5,
        payDays: 15,
        instalments: 4,
        subsistenceYuan: 850,
        relativeTimes: 2,
        lineIncluded: 0,
      },
    },
  ],
};
