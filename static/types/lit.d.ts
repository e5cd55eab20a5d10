// What static/vendor/lit.js exports: Lit and the directives that bin/vendor bundles with it.
export * from "../../node_modules/lit/index.js";
export * from "../../node_modules/lit/directives/class-map.js";
export * from "../../node_modules/lit/directives/if-defined.js";
export * from "../../node_modules/lit/directives/keyed.js";
export * from "../../node_modules/lit/directives/live.js";
export * from "../../node_modules/lit/directives/ref.js";
export * from "../../node_modules/lit/directives/repeat.js";
