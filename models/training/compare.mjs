// Compares llama.cpp with torch: the same tokens for the same text, and the same distribution after it.
// Usage: node compare.mjs FOLDER_WITH_NODE_MODULES MODEL.gguf reference.json
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import path from "node:path";

const [folder, file, reference] = process.argv.slice(2);
const entry = createRequire(path.join(path.resolve(folder), "x.js")).resolve("node-llama-cpp");
const { getLlama, LlamaLogLevel } = await import(pathToFileURL(entry).href);
const llama = await getLlama({ build: "never", gpu: false, logLevel: LlamaLogLevel.warn });
const model = await llama.loadModel({ modelPath: file });
const context = await model.createContext({ contextSize: 512, threads: 1 });

const sequence = context.getSequence();
let wrongTokens = 0, worst = 0, sum = 0, sameBest = 0, compared = 0;
const cases = JSON.parse(readFileSync(reference));
for (const { text, ids, logprobs } of cases) {
  const tokens = [model.tokens.bos, ...model.tokenize(text)].slice(0, ids.length);
  if (tokens.length !== ids.length || tokens.some((token, index) => token !== ids[index])) { wrongTokens++; continue; }
  await sequence.clearHistory();
  const input = tokens.map((token, index) => index === tokens.length - 1 ? [token, { generateNext: { probabilities: true } }] : token);
  const output = (await sequence.controlledEvaluate(input)).at(-1);
  const probabilities = output.next.probabilities;
  const best = logprobs.indexOf(Math.max(...logprobs));
  if ([...probabilities.keys()][0] === best) sameBest++;
  compared++;
  for (const [token, probability] of [...probabilities].slice(0, 50)) {
    const difference = Math.abs(Math.log(probability) - logprobs[token]);
    worst = Math.max(worst, difference);
    sum += difference / 50;
  }

}
console.log(`${cases.length} texts: ${wrongTokens} tokenised differently; same best token ${sameBest} of ${compared}; ` +
  `log-probability of the 50 best tokens differs by ${(sum / compared).toFixed(4)} on average, ${worst.toFixed(4)} at most`);
process.exit(wrongTokens ? 1 : 0);
