// What static/vendor/codemirror.js exports; bin/vendor says the same.
export * from "../../node_modules/@codemirror/state/dist/index.js";
export * from "../../node_modules/@codemirror/view/dist/index.js";
export * from "../../node_modules/@codemirror/commands/dist/index.js";
export * from "../../node_modules/y-codemirror.next/dist/src/index.js";
