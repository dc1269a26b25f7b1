/** What kind of subject an enterprise is (组织类别). */
export const subjectKinds = {
  private: '非公有制企业',
  social: '社会组织',
  public: '国有、集体企业',
  institution: '机关、事业单位',
  individual: '个体经济组织',
} as const;

/** As what it is registered (工会组织信息登记表：单位类别); the keys are those of the national form. */
export const ownerships = {
  '110': '国有企业',
  '120': '集体企业',
  '130': '股份合作企业',
  '140': '联营企业',
  '151': '国有独资公司',
  '159': '其他有限责任公司',
  '161': '国有控股股份有限公司',
  '169': '其他股份有限公司',
  '170': '私营企业',
  '190': '其他内资企业',
  '200': '港澳台商投资企业',
  '300': '外商投资企业',
  '400': '事业单位',
  '500': '机关',
  '600': '个体经济组织',
  '700': '民办非企业单位',
} as const;
export type Ownership = keyof typeof ownerships;

/** The twenty classes of the economy (GB/T 4754：门类), numbered as in the national form; `i` keeps the order of the keys. */
export const industries = {
  i01: '农、林、牧、渔业',
  i02: '采矿业',
  i03: '制造业',
  i04: '电力、热力、燃气及水生产和供应业',
  i05: '建筑业',
  i06: '批发和零售业',
  i07: '交通运输、仓储和邮政业',
  i08: '住宿和餐饮业',
  i09: '信息传输、软件和信息技术服务业',
  i10: '金融业',
  i11: '房地产业',
  i12: '租赁和商务服务业',
  i13: '科学研究和技术服务业',
  i14: '水利、环境和公共设施管理业',
  i15: '居民服务、修理和其他服务业',
  i16: '教育',
  i17: '卫生和社会工作',
  i18: '文化、体育和娱乐业',
  i19: '公共管理、社会保障和社会组织',
  i20: '国际组织',
} as const;

/** How it does business; only what works ought to found a union. */
export const operatingStates = {
  normal: '正常经营',
  halted: '停产、半停产',
  preparing: '筹建',
  shell: '空挂(只注册，不在这里经营)',
  dormant: '僵尸企业',
  gone: '注销或迁出',
} as const;

/** How hard it is to win for a union. */
export const hardnesses = { ordinary: '一般', difficult: '难建户', nail: '钉子户' } as const;

export const willingnesses = { willing: '愿意', waiting: '观望', unwilling: '不愿', unasked: '还没有接触' } as const;

/** From where the union knows of it. */
export const sources = {
  market: '市场监管登记',
  tax: '税务(工会经费代收)',
  insurance: '社会保险',
  park: '园区管委会',
  statistics: '统计名录',
  grid: '网格员',
  own: '单位自报',
} as const;

/** As what a union is founded. */
export const unionForms = {
  single: '独立基层工会',
  joint: '联合基层工会',
  regional: '区域、行业工会联合会',
  organiser: '工会组织员',
} as const;

/** Why there is no credit code. */
export const codeAbsences = {
  preparing: '还在筹建，没有领证照',
  individual: '个体经营，没有换领',
  unseen: '没有看到证照，下次补',
} as const;
