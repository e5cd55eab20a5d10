"""What reading has to say to a person: a code, a sentence with named places, and the values for them.

The sentences are marked for translation by `_`; whoever shows one translates the template first (`quotes.wording`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Values = Mapping[str, str | int]


def _(message: str) -> str:
    """Mark a sentence for the translators without translating it here."""
    return message


# One sentence per thing that can be said; each says what is wrong and what to do.
SENTENCES: dict[str, str] = {
    # The file as a whole cannot be used.
    "empty": _("The file is empty. Choose another file."),
    "nothing_pasted": _("There is no text yet. Paste the quotes, one on each line."),
    "too_big": _(
        "The file has {size} MB; at most {limit} MB are read. Split it, or leave out columns that hold no quotes."
    ),
    "locked_workbook": _(
        "The workbook is protected by a password. Take the password off in Excel (File, Info), save it and try again."
    ),
    "old_workbook": _("This is an Excel file of before 2007 (.xls). Save it as CSV or XLSX and try again."),
    "binary_workbook": _("This is a binary Excel workbook (.xlsb). Save it as CSV or XLSX and try again."),
    "damaged_workbook": _("The workbook is damaged. Open it in a spreadsheet, save it as CSV or XLSX and try again."),
    "no_sheet": _("The workbook has no sheet with cells. Choose the file that holds the quotes."),
    "empty_workbook": _("Every sheet of this workbook is empty. Choose the file that holds the quotes and try again."),
    "empty_sheet": _("The sheet “{sheet}” is empty. Choose another sheet."),
    "sheet_gone": _("There is no sheet “{sheet}” in this workbook. Choose another sheet."),
    "unsafe": _("This file is made in a way that no spreadsheet makes. Save it as CSV and upload that file."),
    "too_large_inside": _(
        "The file is small but far too large inside. Save only the sheet with the quotes as CSV and try again."
    ),
    "reading_failed": _(
        "The file took too much time or memory to read. Leave out what holds no quotes, save it as CSV and try again."
    ),
    "reading_busy": _("Other files are being read just now. Try again in a minute."),
    "json_damaged": _("The file begins as JSON but breaks off or goes wrong in line {line}. Export it again."),
    "json_too_deep": _("The JSON has lists within lists without end. Export the quotes as a plain list and try again."),
    "json_shape": _("No list of quotes was found in the JSON. It should be a list, or an object like {example}."),
    "no_cues": _("The transcript has times but no words. Choose the file that holds the words."),
    "too_many_utterances": _(
        "The transcript has {count} utterances; at most {limit} are shown at once. Split it and import the parts."
    ),
    "opendocument": _("This is an OpenDocument or zip file. Save the sheet as CSV or XLSX and upload that file."),
    "pdf": _("This is a PDF. Copy the quotes and paste them, or save the table behind it as CSV."),
    "picture": _("This is a picture. Quotes are read from a CSV, XLSX or JSON file, a transcript, or pasted lines."),
    "word_document": _(
        "This is an old Word or Office file. Copy the quotes and paste them, or save the table as CSV or XLSX."
    ),
    "binary": _("This is not a text file, whatever its name says. Save the table as CSV and upload that file."),
    "wrong_encoding": _("The file cannot be read as {encoding}. Choose another encoding."),
    "damaged": _("The file begins as {encoding} but does not go on as that. Save it again, as “CSV UTF-8”."),
    "header_only": _("There is a header but no row below it. Choose the file that holds the answers."),
    "no_header_row": _("The header was looked for in row {row}, but the file has only {rows} rows."),
    "too_many_rows": _("The file has more than {limit} rows. Split it into several files and import them one by one."),
    "too_many_columns": _(
        "A row has more than {limit} columns. Leave out those that hold no quotes, or choose another delimiter."
    ),
    "unknown_column": _("There is no column “{column}”. The columns are: {columns}."),
    # The mapping does not fit.
    "no_text_column": _("Choose at least one column that holds quotes."),
    "column_gone": _("Column {column} does not exist in this file. Choose the columns again."),
    "column_twice": _("“{column}” cannot hold the quotes and something else at the same time. Choose one of them."),
    "too_many_quotes": _(
        "These columns hold {count} quotes; at most {limit} are imported at once. Choose fewer columns."
    ),
    "nothing_picked": _("No utterance is picked yet. Tick those that are quotes, or all of one speaker."),
    "date_order": _(
        "“{value}” can be two days, and no other date of this column tells which. Say whether day or month comes first."
    ),
    "no_quotes": _("No quote can be made with these columns: choose a column that has text in it."),
    # Worth a look before importing.
    "guessed_encoding": _("The encoding was guessed: {encoding}. If accents look wrong below, choose another."),
    "long_cell": _("The cell in row {row} runs over {lines} lines. Perhaps a quotation mark is never closed there."),
    "one_column": _("Only one column was found. If there should be more, choose another delimiter."),
    # About one row or cell.
    "too_long": _(
        "{length} characters; a quote has at most {limit}. Left out: shorten it to the statement that matters."
    ),
    "ragged": _(
        "{cells} cells, but there are {columns} columns. Left out: text with a delimiter in it needs quotation marks."
    ),
    "control_characters": _("Invisible control characters were removed."),
    "no_words": _("There is no word in it. It counts as a quote all the same."),
    "unreadable_date": _("“{value}” is no date that can be read. It is kept as it is written."),
    "unreadable_consent": _(
        "“{value}” is neither yes nor no. It counts as no, so that nothing is used against a wish."
    ),
    "many_tags": _("More than {limit} tags, or longer than {characters} characters. The first are kept."),
    "shortened": _("Shortened to {limit} characters."),
}


@dataclass(frozen=True)
class Notice:
    """One thing to say: `code` names the sentence, `values` fill its places."""

    code: str
    values: Values = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """The sentence in English, with its places still open."""
        return SENTENCES[self.code]

    def __str__(self) -> str:
        return self.sentence.format(**self.values)


class ReadingError(Exception):
    """The input cannot be used; `message` says why and what to do, `notice` is the same for translation."""

    def __init__(self, code: str, **values: str | int) -> None:
        self.notice = Notice(code, values)
        super().__init__(str(self.notice))

    @property
    def code(self) -> str:
        return self.notice.code

    @property
    def message(self) -> str:
        return str(self.notice)
