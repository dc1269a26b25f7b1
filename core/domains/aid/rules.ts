import { ruleSet } from '../../union/rules';

/** By which line a household counts as in difficulty. */
export const hardshipRules = ruleSet('aid', '困难认定', {
  subsistenceYuan: {
    label: '城市低保标准',
    unit: '元/月',
    least: 1,
    most: 10_000,
    source: '当地民政部门公布；用于困难程度测算',
    usual: 850,
  },
  relativeTimes: {
    label: '相对困难：不超过低保标准的几倍',
    unit: '倍',
    least: 1,
    most: 10,
    source: '全总：2 倍',
    usual: 2,
  },
  lineIncluded: {
    label: '人均收入正好等于标准的家庭',
    unit: '',
    least: 0,
    most: 1,
    choices: ['不算困难', '算困难'],
    source: '青岛、平顶山用“低于”，邢台用“不超过”',
    usual: 0,
  },
});
