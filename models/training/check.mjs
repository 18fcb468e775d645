// Loads a model with llama.cpp and prints answers to the prompt bank, with their lengths and how they ended.
// Usage: node check.mjs FOLDER_WITH_NODE_MODULES MODEL.gguf [language] [prompt...]
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import path from "node:path";

const [folder, file, language, ...own] = process.argv.slice(2);
const entry = createRequire(path.join(path.resolve(folder), "x.js")).resolve("node-llama-cpp");
const { getLlama, LlamaLogLevel } = await import(pathToFileURL(entry).href);

const bank = new URL("../prompts.json", import.meta.url);
const prompts = own.length ? own : JSON.parse(readFileSync(bank)).languages[language ?? "en"].map(p => p.text);
const llama = await getLlama({ build: "never", gpu: false, logLevel: LlamaLogLevel.warn });
const model = await llama.loadModel({ modelPath: file });
const context = await model.createContext({ contextSize: 512, threads: 1 });
const endOfTurn = model.tokens.eos;
console.log(`${path.basename(file)}: bos ${model.tokens.bos} (${model.tokens.bosString}), eos ${endOfTurn} (${model.tokens.eosString}), ` +
  `template ${model.fileInfo.metadata.tokenizer.chat_template.includes("<|im_start|>") ? "ChatML" : "?"}`);

let ended = 0;
for (const [index, prompt] of prompts.entries()) {
  const sequence = context.getSequence();
  const open = text => model.tokenize(text, true);
  const tokens = [model.tokens.bos, ...open("<|im_start|>"), ...model.tokenize(`user\n${prompt}`), ...open("<|im_end|>"),
    ...model.tokenize("\n"), ...open("<|im_start|>"), ...model.tokenize("assistant\n")];
  const answer = [];

  for await (const token of sequence.evaluate(tokens, { temperature: 0.7, topP: 0.9, seed: index + 1,
    repeatPenalty: { punishTokens: () => answer.slice(-64), penalty: 1.1 } })) {
    if (model.isEogToken(token)) break;
    answer.push(token);
    if (answer.length >= 300) break;
  }
  // evaluate() ends by itself at an end-of-generation token
  const stop = answer.length < 300 ? "end of turn" : "limit";
  if (answer.length < 300) ended++;
  console.log(`\n> ${prompt}\n${model.detokenize(answer)}\n[${answer.length} tokens, ${stop}]`);
  sequence.dispose();
}
console.log(`\n${ended} of ${prompts.length} answers ended by themselves`);
process.exit(0);
