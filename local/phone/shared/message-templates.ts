/** A service notification as WeChat draws it: its title, and the words before each field. */
export interface MessageTemplate {
  title: string;
  labels: Record<string, string>;
}

const LABELS = { thing1: '事项', phrase2: '进度', time3: '时间', thing4: '说明' };

/** The templates of the local cloud, in the words that the union registers with WeChat. */
const TEMPLATES: Record<string, MessageTemplate> = {
  progress: { title: '办理进度通知', labels: LABELS },
  assigned: { title: '新任务提醒', labels: LABELS },
  deadline: { title: '办理期限提醒', labels: LABELS },
};

/** A template that nobody has described goes by its id, its fields without labels. */
export function messageTemplate(id: string): MessageTemplate {
  return TEMPLATES[id] ?? { title: id, labels: {} };
}
