/** How much room the quotes take on this person's screen; kept in the browser. */

/** @typedef {"roomy" | "compact" | "short"} Density */

const KEY = "troupe-density";

/** @returns {Density} */
export function readDensity() {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "compact" || kept === "short" ? kept : "roomy";
  } catch {
    return "roomy"; // a browser without storage
  }
}

/** @param {Density} density */
export function writeDensity(density) {
  try {
    localStorage.setItem(KEY, density);
  } catch {
    // a browser without storage keeps it for this page only
  }
}
