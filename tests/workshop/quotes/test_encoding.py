"""Which encoding a file is in, on text in the scripts and encodings that people really export."""

import pytest

from workshop.quotes.reading.encoding import ENCODINGS, Detected, decode, detect_encoding
from workshop.quotes.reading.notices import ReadingError

GERMAN = "Rolle;Zitat\n" + "Büro;Wir müssen täglich größere Änderungen an die Techniker übermitteln.\n" * 30
FRENCH = "rôle,avis\n" + "gérant,L’été c’est très compliqué à gérer et ça coûte 20 €.\n" * 30
POLISH = "rola;cytat\n" + "biuro;Zażółć gęślą jaźń, grafik zmienia się codziennie i nikt mnie nie pyta.\n" * 30
RUSSIAN = "роль;цитата\n" + "офис;Расписание меняется каждый день, и никто не предупреждает меня заранее.\n" * 30
GREEK = "α;β\n" + "γ;Το πρόγραμμα αλλάζει κάθε μέρα και κανείς δεν με ρωτάει.\n" * 30
JAPANESE = "役割,意見\n" + "事務,予定が毎日変わるので、技術者に電話で確認しなければなりません。\n" * 30
CHINESE = "角色,意见\n" + "办公室,日程每天都在变，我必须打电话给技术人员确认。\n" * 30
KOREAN = "역할,의견\n" + "사무,일정이 매일 바뀌어서 기사님께 전화로 확인해야 합니다.\n" * 30


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
        (FRENCH, "mac_roman"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (GREEK, "cp1253"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (KOREAN, "cp949"),
    ],
)
def test_a_legacy_encoding_is_guessed_and_said_to_be_a_guess(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    detected = detect_encoding(data)
    assert detected.guessed
    assert decode(data, encoding=detected.encoding) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [GERMAN, FRENCH])
def test_unicode_is_known_and_no_byte_order_mark_stays_in_the_text(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    detected = detect_encoding(data)
    assert not detected.guessed
    assert decode(data, encoding=detected.encoding) == text


def test_an_accent_far_behind_plain_text_is_found() -> None:
    data = ("It is slow.\n" * 20_000 + "Das müsste längst schneller können.\n" * 20).encode("cp1252")
    assert detect_encoding(data) == Detected("cp1252", guessed=True)


def test_a_single_accent_counts_as_western() -> None:
    assert detect_encoding("quote\nThe café is slow\n".encode("cp1252")).encoding == "cp1252"


def test_nuls_without_a_pattern_are_no_text() -> None:
    with pytest.raises(ReadingError) as refused:
        detect_encoding(b"quote,role\n\x00\x00\x00\x01\x02 slow")
    assert refused.value.code == "binary"


def test_a_chosen_encoding_that_does_not_fit_is_refused_by_name() -> None:
    with pytest.raises(ReadingError) as refused:
        decode(GERMAN.encode("cp1252"), encoding="utf-8")
    assert refused.value.code == "wrong_encoding"
    assert "UTF-8" in refused.value.message


def test_an_encoding_outside_the_list_is_refused() -> None:
    with pytest.raises(ReadingError):
        decode(b"quote", encoding="zlib_codec")


def test_every_encoding_of_the_picker_exists() -> None:
    for encoding in ENCODINGS:
        assert decode("A quote".encode(encoding), encoding=encoding) == "A quote"
