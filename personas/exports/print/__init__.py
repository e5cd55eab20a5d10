"""Setting a pack in type: what is said (`view`), text made fit for print (`text`), typst (`typesetting`, `*.typ`)."""
