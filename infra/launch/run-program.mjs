import { spawn } from "node:child_process";
import { root } from "./paths.mjs";

/** Runs a program to its end and answers its exit code. What it prints goes to standard error, since
 * standard output belongs to the product. */
export function runProgram(command, args, options = {}) {
  const { env = process.env, stdout = 2 } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ["ignore", stdout, 2] });
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve(signal ? 1 : code));
  });
}

/** npm, by the very path that runs this if npm does. */
export function runNpm(args) {
  const npm = process.env.npm_execpath;
  return npm ? runProgram(process.execPath, [npm, ...args]) : runProgram("npm", args);
}
