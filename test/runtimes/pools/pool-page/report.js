import { comparePool } from "./compare.js";

const faults = [];
for (const method of ["error", "warn"]) {
  const say = console[method];
  console[method] = (...said) => {
    faults.push(`console.${method}: ${said.join(" ")}`);
    say(...said);
  };
}
addEventListener("error", ({ message, target }) => faults.push(`error: ${message ?? target?.src}`), true);
addEventListener("unhandledrejection", ({ reason }) => faults.push(`unhandled: ${reason}`));
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  faults.push(`${violatedDirective} forbids ${blockedURI}`),
);

let workers = 0;
let messages = 0;
globalThis.Worker = class extends Worker {
  constructor(script, options) {
    super(script, options);
    workers++;
  }
  postMessage(message, transfer) {
    messages++;
    super.postMessage(message, transfer);
  }
};

/** Tells the server how a pool of two workers fared in this page. */
export async function reportPool(createPool) {
  const report = { isolated: crossOriginIsolated, sharesMemory: typeof SharedArrayBuffer === "function" };
  const pool = createPool();
  try {
    report.results = await comparePool(pool, () => messages);
  } catch (error) {
    faults.push(String(error));
  }
  await pool.close();
  await fetch("/report", {
    method: "POST",
    body: JSON.stringify({ ...report, workers, faults }),
  });
}
