import { ruleSet } from '../../union/rules';

/** How fast appeals are dealt with, and which come first. */
export const rightsRules = ruleSet(
  'rights',
  '职工诉求',
  {
    acceptDays: {
      label: '诉求受理期限',
      unit: '个工作日',
      least: 1,
      most: 15,
      source: '信访工作条例 第二十三条：15 日内告知是否受理',
      usual: 5,
    },
    resolveDays: {
      label: '诉求答复期限',
      unit: '天',
      least: 1,
      most: 60,
      source: '信访工作条例 第三十四条：60 日',
      usual: 60,
    },
    answerDays: {
      label: '等候其他部门答复的期限',
      unit: '天',
      least: 1,
      most: 60,
      source: '工会自定，不超过信访办理期限',
      usual: 30,
    },
    urgentPeople: {
      label: '按群体事项紧急办理的人数',
      unit: '人',
      least: 2,
      most: 100,
      source: '工会自定',
      usual: 10,
    },
    urgentDays: {
      label: '离法定期限不足几天按紧急办理',
      unit: '天',
      least: 1,
      most: 30,
      source: '法律援助法 第四十四条：不足七日',
      usual: 7,
    },
  },
  {
    accept: { rule: 'acceptDays', owner: '告诉您是否受理', staff: '受理' },
    resolve: { rule: 'resolveDays', owner: '给您答复', staff: '办结' },
    answer: { rule: 'answerDays', owner: '有其他部门的答复', staff: '跟进答复' },
  },
);
