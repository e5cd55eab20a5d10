"""A locked pack as files. One module of this package per format; each registers itself, none is listed anywhere.

An export is a function of the pack's JSON: no database, no clock, no reader's language. One pack, the same bytes.
"""

from personas.exports.registry import ExportFailed, ExportFormat, all_formats, format_named, register

__all__ = ["ExportFailed", "ExportFormat", "all_formats", "format_named", "register"]
