import { type InForce, ruleSet } from '../../union/rules';

/** Every number about enterprises and the founding of unions that the union may set for itself. */
export const enterpriseRules = ruleSet('enterprises', '企业普查和建会', {
  foundMonths: {
    label: '自开办之日起，多久以内建立工会',
    unit: '个月',
    least: 1,
    most: 24,
    source: '江西省企业工会工作条例(2020年10月1日起施行)：自开办或者设立之日起一年内',
    usual: 12,
  },
  dueWorkers: {
    label: '职工达到多少人列入应建',
    unit: '人',
    least: 1,
    most: 200,
    source: '工会法 第十一条：会员二十五人以上；没有工会的单位还没有会员，按职工人数算',
    usual: 25,
  },
  firstTermReminder: {
    label: '任期届满前，第一次提醒',
    unit: '天',
    least: 1,
    most: 365,
    source: '工会自定',
    usual: 180,
  },
  secondTermReminder: {
    label: '任期届满前，第二次提醒',
    unit: '天',
    least: 1,
    most: 365,
    source: '工会自定',
    usual: 90,
  },
  lastTermReminder: {
    label: '任期届满前，最后一次提醒',
    unit: '天',
    least: 1,
    most: 365,
    source: '工会自定',
    usual: 30,
  },
  extensionMonths: {
    label: '延期换届最多多久',
    unit: '个月',
    least: 1,
    most: 12,
    source: '安徽省总工会：延期不超过六个月，经上级工会批准',
    usual: 6,
  },
  byElectionMonths: {
    label: '主席空缺，多久以内补选',
    unit: '个月',
    least: 1,
    most: 12,
    source: '河南、重庆条例：三个月内补选',
    usual: 3,
  },
  recheckMonths: {
    label: '暂不列入应建的，多久核查一次',
    unit: '个月',
    least: 1,
    most: 12,
    source: '工会自定：每季度',
    usual: 3,
  },
  watchDays: {
    label: '难建户、钉子户多久至少联系一次',
    unit: '天',
    least: 1,
    most: 180,
    source: '工会自定',
    usual: 30,
  },
  candidateNoticeDays: {
    label: '候选人公示',
    unit: '个工作日',
    least: 5,
    most: 30,
    source: '候选人公示不少于 5 个工作日',
    usual: 5,
  },
});

/** The numbers as the union has set them. */
export type EnterpriseRules = InForce<keyof typeof enterpriseRules.numbers>['of'];
