import { ruleSet } from '../union/rules';

/** What holds for every record that waits for somebody, whatever it is about. */
export const recordRules = ruleSet('record', '各项业务', {
  pauseDays: {
    label: '等候职工补材料，最多顺延',
    unit: '天',
    least: 0,
    most: 90,
    source: '工会自定',
    usual: 30,
  },
});
