/** Work that waits for the next picture: at most once each, also where the page is hidden and draws no pictures. */

const HIDDEN_MS = 250;

/**
 * A function that runs `work` once in the next animation frame, however often it is called until then.
 * @param {() => void} work
 * @returns {() => void}
 */
export function oncePerFrame(work) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    const run = () => {
      if (!waiting) return;
      waiting = false;
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      work();
    };
    const frame = requestAnimationFrame(run);
    const timer = setTimeout(run, HIDDEN_MS);
  };
}
