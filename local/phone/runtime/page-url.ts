export type Query = Record<string, string>;

/** WeChat passes a query on as it was written, without decoding. */
export function parseUrl(url: string): { path: string; query: Query } {
  const [path = '', text = ''] = url.split('?');
  const query: Query = {};
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const [key = '', ...rest] = pair.split('=');
    query[key] = rest.join('=');
  }
  return { path, query };
}

export function pageUrl(path: string, query: Query): string {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${value}`);
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}
