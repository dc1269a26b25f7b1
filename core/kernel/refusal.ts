/** Every reason for which the cloud or the phone declines, with the sentence a person reads. */
export const refusalSentences = {
  badRequest: '小程序发来的请求不完整，没有办理。请关闭小程序重新打开后再试，您填的内容还在。',
  unknownOperation: '这个功能在当前版本里没有。请关闭小程序重新打开，更新到最新版本后再试。',
  invalidInput: '有几处还要改一下，请看标红的地方。',
  doubtful: '有一处可能写错了，请再看一眼；没有错就点“没有写错”。',
  forbidden: '您的身份不能办理或查看这件事。如果您认为应当可以，请拨打 12351 咨询。',
  notFound: '没有找到这件事，它可能已被撤回，或者不是您名下的。',
  stale: '这件事刚刚有了新的进展。请先看最新情况，再决定要不要办理；您填的内容还在。',
  wrongState: '这件事现在的状态不能这样办理。请刷新后查看最新进展。',
  deskGone:
    '这件事所在的岗位已经不在工会的设置里，不能在这里接着办。系统每小时会把它转到上一级；急的请现在就转交给那里的同事。',
  onlyOnce: '这一步只能办一次，之前已经办过了。如有新的情况，请重新提交一件。',
  tooOften: '这一步在这件事上已经办过很多次，不能再办。请按现有的情况作出决定，或和部门负责人商量。',
  headsTurn: '这件事已经换过很多次经办人，不能再这样换。请和部门负责人商量，由负责人转交。',
  fourEyes: '这件事的前面环节是您办的，这一步要由另一位同事来办。请转告同事。',
  sameName:
    '这件事是同事代办的，申请人和您同名。为了回避，要由另一位同事来办：请同岗位的同事点“我来办”，或请负责人转交。',
  alreadyApplied: '您今年已经为这位学生申请过，不用再申请。请在“办理”里查看您原来那一件。',
  sameStudent: '同一名学生今年还有一件申请。请先与经办的同事核对，保留一件。',
  lookedOut: '这件事的号码已经被查看过很多次，不再显示，经审人员会来了解。确实要用的，请直接向本人核对。',
  brokenCase: '这件事的记录与存档不一致，已暂停办理，经审人员会核对。如有疑问，请拨打 12351。',
  brokenPost:
    '您的任职记录与存档不一致，暂时不能以工作人员的身份办理。请联系系统管理员结束原来的任职，再重新邀请；急事请拨打 12351。',
  brokenObjection:
    '有一条异议的记录与存档不一致，可能有人直接改过数据库，暂时不能下结论。请经审人员先向提出异议的人核实，在“需要留意”里写明。',
  brokenSettings:
    '工会的设置(岗位、规则或年度资助)与存档不一致，可能有人直接改过数据库。审批和发放已暂停，请经审人员在“需要留意”里核对；职工办事不受影响。',
  wrongSecret:
    '系统的密钥与存档对不上，为免出错暂停使用，您填的内容都在手机里。请联系工会的系统管理员；急事请拨打 12351。',
  seasonClosed: '现在不在申请时间内。请留意首页的申请时间，或拨打 12351 咨询。',
  seasonOver: '新一年的申请已经开始，去年的决定不能再撤销。请让职工按新一年申请。',
  seasonFull: '今年的名额已经用完，没有办理。请先与帮扶中心商量，或由负责人调整名额。',
  awardOver: '这位学生的资助已经到期，不能再续。如有其他困难，请申请别的帮扶。',
  notYetRenewable: '现在还不能续领：上一次的资助要先发放完，并且新一年的申请已经开始。',
  noticeRunning: '公示还没有期满，期满后才能审批。',
  noticeOver: '公示期已经结束，不再接收异议。如有情况反映，请拨打 12351。',
  tooMany: '您操作得太频繁了，这一次没有办理，什么都没有丢。请过几分钟再试。',
  readTooFast: '您打开得太频繁了，什么都没有丢。请过一分钟再打开。',
  tooManyOpen:
    '您同类的事已经有很多件正在办理，这一件没有登记，您填的内容还在。请先在“办理”里撤回不用办的，或拨打 12351 说明情况。',
  rostersFull: '录入的名单已经很多，不能再分得这么细。请把几页合成一份再录，一次最多 300 行。',
  draftMoved: '另一部手机上也在填这张表，两边填的内容都还在。请选择接着填哪一份。',
  objectionOpen: '还有异议没有查清。查清以后，才能办这一步。',
  objectionsFull: '对这一条的异议已经很多，工会正在核查，没有再登记。有新的情况要反映，请拨打 12351。',
  handlesIt: '这件事由您经办，不能由您提异议。请先转交给同事，再来提出。',
  submitIdReused: '这次提交与之前的内容不一致，没有重复办理。请返回重新打开页面后再提交。',
  notInstalled: '工会的基本信息还没有配置好，请联系工会管理员完成初始化。',
  invitationUnknown: '没有这个邀请码，请核对后重新输入；字母不分大小写。',
  tooManyCodes: '邀请码输错的次数太多了，请过十分钟再试。也可以请管理员重新发一个。',
  invitationUsed: '这个邀请码已经被使用过。请联系管理员重新发一个。',
  invitationExpired: '这个邀请码已经过期。请联系管理员重新发一个。',
  alreadyStaff: '您已经是工会工作人员，不能重复加入。要更换岗位请联系管理员。',
  lastAdministrator:
    '这是最后一位系统管理员，离开以后就没有人能邀请同事、调整规则了。请先邀请一位新的管理员，再来交接。',
  unknownColleague: '没有找到这位同事，请返回重新选择。',
  busy: '现在办理的人较多，这次没有办成，什么都没有丢。请稍等几秒再试。',
  internal: '这次没有办成，什么都没有丢。请稍后再试；如果一直这样，请拨打 12351。',
} as const;

export type RefusalCode = keyof typeof refusalSentences;

/** What a person is told when something is declined. `fields` maps a form field's name to its own sentence. */
export interface Refusal {
  code: RefusalCode;
  message: string;
  fields?: Record<string, string>;
}
