import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)

// src/image.ts
function parseImage(text) {
  const [named, digest] = cut(text, text.indexOf("@"));
  const [path, tag] = cut(named, named.indexOf(":", named.lastIndexOf("/") + 1));
  const [first, rest] = cut(path, path.indexOf("/"));
  const isRegistry = rest !== null && (/[.:]/.test(first) || first === "localhost");
  return { registry: isRegistry ? first : null, repository: isRegistry ? rest : path, tag, digest };
}
var cut = (text, at) => at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + 1) || null];

// src/waves.ts
var wavesOf = (completions, atOnce) => completions === null || atOnce === 0 ? 1 : Math.max(1, Math.ceil(completions / atOnce));

export {
  parseImage,
  wavesOf
};
