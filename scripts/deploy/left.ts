import { type Variables, variableNames } from './variables';

/** What no program of ours can do: each is a step of docs/deployment.md. */
const byHand = [
  'In the COS console, give the bucket of the environment a lifecycle rule (生命周期): prefix uploads/, deleted after 180 days; no function can list what people upload and never hand in.',
  'In the console of the mini-program (mp.weixin.qq.com): the privacy guide, the service category, the filing (备案) and the minimum base library 2.32.3.',
  'There too, under 开发管理 → 服务器域名, add to downloadFile 合法域名 the domain of the environment’s storage (CloudBase console, 云存储): documents among the papers are fetched from it.',
  'Upload dist/miniprogram from DevTools and have it reviewed.',
];

/** What is left to do after a deployment, a line each. `newTimers`: the timers that this one has made. */
export function leftToDo(variables: Variables, newTimers: readonly string[]): string[] {
  const without = variableNames.filter((name) => !variables[name]);
  const templates = `No message is sent for ${without.join(', ')}: apply for the templates, then run this again with their ids.`;
  const timers = `NOW, IN WECHAT DEVTOOLS: this run made the timer ${newTimers.join(', ')}, which may send no message until DevTools has made it again. Choose 当前环境, then upload the function jobs (上传并部署：所有文件) and its trigger (上传触发器): docs/deployment.md, step 4.2. Only DevTools gives it the permission subscribeMessage.send of its config.json.`;
  return [...(newTimers.length > 0 ? [timers] : []), ...(without.length > 0 ? [templates] : []), ...byHand];
}
